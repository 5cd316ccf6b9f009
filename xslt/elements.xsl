<?xml version="1.0" encoding="UTF-8"?>
<!-- The elements of a TEI text as HTML. An element that is not named here shows its content. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">

  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>
  <xsl:variable name="paragraphs"
                select="/descendant::*[self::tei:p or self::tei:ab][ancestor::tei:text][not(ancestor::tei:note)]"/>
  <xsl:variable name="divisions"
                select="/descendant::*[self::tei:div or self::tei:div1 or self::tei:div2 or self::tei:div3 or self::tei:div4
                                       or self::tei:div5 or self::tei:div6 or self::tei:div7]"/>

  <!-- Everything that has a number in its address. -->
  <xsl:variable name="numbers">
    <xsl:call-template name="count">
      <xsl:with-param name="nodes" select="$paragraphs"/>
    </xsl:call-template>
    <xsl:call-template name="count">
      <xsl:with-param name="nodes" select="$divisions"/>
    </xsl:call-template>
    <xsl:call-template name="count">
      <xsl:with-param name="nodes" select="$notes"/>
    </xsl:call-template>
    <xsl:call-template name="count">
      <xsl:with-param name="nodes" select="$mentions"/>
    </xsl:call-template>
    <xsl:call-template name="count">
      <xsl:with-param name="nodes" select="$dates"/>
    </xsl:call-template>
    <xsl:call-template name="count">
      <xsl:with-param name="nodes" select="$speeches"/>
    </xsl:call-template>
    <xsl:call-template name="count">
      <xsl:with-param name="nodes" select="$corrections"/>
    </xsl:call-template>
    <xsl:call-template name="count">
      <xsl:with-param name="nodes" select="$uncertain"/>
    </xsl:call-template>
  </xsl:variable>

  <!-- Addresses: the xml:id where there is one (the first of its name), else what it is and its number. -->

  <xsl:template match="*" mode="id">
    <xsl:param name="kind" select="local-name()"/>
    <xsl:choose>
      <xsl:when test="@xml:id and generate-id() = generate-id(key('id', @xml:id)[1])">
        <xsl:value-of select="@xml:id"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat($kind, '.')"/>
        <xsl:apply-templates select="." mode="number"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="attributes">
    <xsl:param name="class"/>
    <xsl:param name="numbered" select="false()"/>
    <xsl:if test="string($class)">
      <xsl:attribute name="class">
        <xsl:value-of select="$class"/>
      </xsl:attribute>
    </xsl:if>
    <xsl:if test="$numbered or (@xml:id and generate-id() = generate-id(key('id', @xml:id)[1]))">
      <xsl:attribute name="id">
        <xsl:apply-templates select="." mode="id"/>
      </xsl:attribute>
    </xsl:if>
    <xsl:if test="@xml:lang">
      <xsl:call-template name="language">
        <xsl:with-param name="code" select="@xml:lang"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Structure. -->

  <xsl:template match="comment() | processing-instruction() | tei:teiHeader | tei:standOff | tei:facsimile | tei:sourceDoc"/>

  <xsl:template match="tei:TEI | tei:teiCorpus | tei:text">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="tei:front | tei:body | tei:back | tei:group | tei:titlePage | tei:docTitle | tei:floatingText
                       | tei:postscript | tei:epigraph | tei:argument | tei:castList | tei:castGroup | tei:listBibl | tei:entry
                       | tei:listPerson | tei:person">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:call-template>
      <xsl:apply-templates/>
      <xsl:call-template name="notes"/>
    </div>
  </xsl:template>

  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class">
          <xsl:text>div</xsl:text>
          <xsl:if test="@type = 'boilerplate'"> o</xsl:if>
        </xsl:with-param>
        <xsl:with-param name="numbered" select="true()"/>
      </xsl:call-template>
      <xsl:apply-templates/>
      <xsl:call-template name="notes"/>
    </div>
  </xsl:template>

  <!-- The first head of a division is its heading, one step beneath that of the division around it. -->
  <xsl:template match="tei:head">
    <xsl:choose>
      <xsl:when test="parent::tei:table">
        <caption>
          <xsl:apply-templates/>
        </caption>
      </xsl:when>
      <xsl:when test="key('division', generate-id(..)) and not(preceding-sibling::*[1]/self::tei:head)">
        <xsl:variable name="above" select="count(../ancestor::*[tei:head][key('division', generate-id())])"/>
        <xsl:variable name="level" select="$above + 2 - ($above &gt; 4) * ($above - 4)"/>
        <xsl:variable name="name">
          <xsl:call-template name="block-name"/>
        </xsl:variable>
        <!-- HTML's headings cannot hold blocks, TEI's can. -->
        <xsl:element name="{substring(concat('div', 'h', $level), 1 + 3 * ($name = 'p'), 3)}">
          <xsl:if test="$name = 'div'">
            <xsl:attribute name="role">heading</xsl:attribute>
            <xsl:attribute name="aria-level">
              <xsl:value-of select="$level"/>
            </xsl:attribute>
          </xsl:if>
          <xsl:call-template name="attributes">
            <xsl:with-param name="class" select="'head'"/>
          </xsl:call-template>
          <xsl:apply-templates/>
        </xsl:element>
      </xsl:when>
      <xsl:when test="key('division', generate-id(..))">
        <xsl:call-template name="block"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="block">
          <xsl:with-param name="class" select="'caption'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:p | tei:ab">
    <xsl:variable name="name">
      <xsl:call-template name="block-name"/>
    </xsl:variable>
    <xsl:variable name="number">
      <xsl:apply-templates select="." mode="number"/>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="substring('ab', 1 div boolean(self::tei:ab))"/>
      </xsl:call-template>
      <xsl:if test="$name = 'div'">
        <xsl:attribute name="class">p</xsl:attribute>
      </xsl:if>
      <xsl:if test="$number != ''">
        <xsl:variable name="id" select="concat('p.', $number)"/>
        <xsl:if test="not(@xml:id)">
          <xsl:attribute name="id">
            <xsl:value-of select="$id"/>
          </xsl:attribute>
        </xsl:if>
        <a class="permalink" href="#{$id}" data-n="{$number}" aria-label="Paragraph {$number}">
          <xsl:if test="@xml:id">
            <xsl:attribute name="id">
              <xsl:value-of select="$id"/>
            </xsl:attribute>
          </xsl:if>
        </a>
      </xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- HTML's p cannot hold other blocks, TEI's can. -->
  <xsl:template name="block-name">
    <xsl:variable name="notes" select="count(ancestor-or-self::tei:note)"/>
    <xsl:choose>
      <xsl:when test="descendant::*[self::tei:p or self::tei:ab or self::tei:l or self::tei:lg or self::tei:list or self::tei:table
                      or self::tei:figure or self::tei:floatingText or self::tei:sp or self::tei:listBibl or self::tei:eg
                      or self::tei:head or self::tei:opener or self::tei:closer or self::tei:signed or self::tei:salute
                      or self::tei:entry][count(ancestor::tei:note) = $notes]">div</xsl:when>
      <xsl:otherwise>p</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:trailer | tei:opener | tei:closer | tei:byline | tei:dateline | tei:salute | tei:signed | tei:titlePart
                       | tei:docAuthor | tei:docImprint | tei:docEdition | tei:docDate | tei:speaker | tei:address | tei:addrLine
                       | tei:castItem | tei:bibl | tei:biblStruct | tei:imprimatur">
    <xsl:choose>
      <xsl:when test="(ancestor::tei:p or ancestor::tei:head) and (self::tei:bibl or self::tei:dateline or self::tei:address or self::tei:docDate)">
        <xsl:call-template name="phrase"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="block"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="block">
    <xsl:param name="class" select="local-name()"/>
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="$class"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template name="phrase">
    <xsl:param name="class" select="local-name()"/>
    <span>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="$class"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- Furniture belongs to the original. -->
  <xsl:template match="tei:fw">
    <xsl:choose>
      <xsl:when test="key('division', generate-id(..))">
        <xsl:call-template name="block">
          <xsl:with-param name="class" select="'fw o'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="phrase">
          <xsl:with-param name="class" select="'fw o'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Verse and drama. -->

  <xsl:template match="tei:lg | tei:sp | tei:spGrp">
    <xsl:call-template name="block"/>
  </xsl:template>

  <xsl:template match="tei:l">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class">
          <xsl:text>l</xsl:text>
          <xsl:if test="contains(concat(@rend, @rendition), 'indent')"> indent</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="@n mod 5 = 0">
        <xsl:attribute name="data-n">
          <xsl:value-of select="@n"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="tei:stage">
    <xsl:choose>
      <xsl:when test="parent::tei:p or parent::tei:l or parent::tei:ab or parent::tei:speaker">
        <xsl:call-template name="phrase"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="block"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:role | tei:roleDesc">
    <xsl:call-template name="phrase">
      <xsl:with-param name="class">
        <xsl:value-of select="local-name()"/>
        <xsl:if test="preceding-sibling::node()[1]/self::* and not(contains(',.;:(', substring(normalize-space(), 1, 1)))"> apart</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Lists, tables, figures. -->

  <xsl:template match="tei:list">
    <xsl:apply-templates select="tei:head"/>
    <xsl:choose>
      <xsl:when test="tei:label">
        <dl>
          <xsl:call-template name="attributes"/>
          <xsl:for-each select="*[not(self::tei:head)]">
            <xsl:element name="{substring('dddt', 1 + 2 * boolean(self::tei:label), 2)}">
              <xsl:call-template name="list-part"/>
            </xsl:element>
          </xsl:for-each>
        </dl>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="kind" select="concat(@type, ' ', @rend)"/>
        <xsl:variable name="ordered"
                      select="(contains($kind, 'ordered') and not(contains($kind, 'unordered'))) or contains($kind, 'number')"/>
        <xsl:element name="{substring('ulol', 1 + 2 * $ordered, 2)}">
          <xsl:call-template name="attributes"/>
          <xsl:for-each select="*[not(self::tei:head)]">
            <li>
              <xsl:call-template name="list-part"/>
            </li>
          </xsl:for-each>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What stands between items (a page break, furniture) has a bare item of its own. -->
  <xsl:template name="list-part">
    <xsl:choose>
      <xsl:when test="self::tei:item or self::tei:label">
        <xsl:call-template name="attributes"/>
        <xsl:apply-templates/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:attribute name="class">bare</xsl:attribute>
        <xsl:apply-templates select="."/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:table">
    <div class="table" role="region" tabindex="0" aria-label="Table">
      <table>
        <xsl:call-template name="attributes"/>
        <xsl:apply-templates select="tei:head[1]"/>
        <xsl:for-each select="*[not(self::tei:head)]">
          <tr>
            <xsl:choose>
              <xsl:when test="self::tei:row">
                <xsl:apply-templates select="*"/>
              </xsl:when>
              <xsl:otherwise>
                <td class="bare" colspan="1000">
                  <xsl:apply-templates select="."/>
                </td>
              </xsl:otherwise>
            </xsl:choose>
          </tr>
        </xsl:for-each>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="tei:cell">
    <xsl:variable name="label" select="@role = 'label' or ../@role = 'label'"/>
    <xsl:element name="{substring('tdth', 1 + 2 * $label, 2)}">
      <xsl:if test="@cols &gt; 1">
        <xsl:attribute name="colspan">
          <xsl:value-of select="@cols"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:if test="@rows &gt; 1">
        <xsl:attribute name="rowspan">
          <xsl:value-of select="@rows"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:figure">
    <xsl:choose>
      <xsl:when test="ancestor::tei:hi or ancestor::tei:ref or ancestor::tei:seg">
        <xsl:call-template name="phrase"/>
      </xsl:when>
      <xsl:otherwise>
        <figure>
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates/>
        </figure>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:figDesc">
    <xsl:call-template name="phrase"/>
  </xsl:template>

  <!-- The page loads nothing: an image that is not in the file is a link. -->
  <xsl:template match="tei:graphic">
    <xsl:choose>
      <xsl:when test="starts-with(@url, 'data:image/')">
        <img src="{@url}" alt="{normalize-space(../tei:figDesc)}"/>
      </xsl:when>
      <xsl:when test="@url">
        <a class="graphic" href="{@url}" aria-label="Image {@url}" data-n="{@url}"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Breaks. The line ends of prose belong to the original. -->

  <xsl:template match="tei:pb">
    <span>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'pb'"/>
      </xsl:call-template>
      <xsl:if test="@n">
        <xsl:attribute name="role">separator</xsl:attribute>
        <xsl:attribute name="aria-label">
          <xsl:value-of select="concat('Page ', @n)"/>
        </xsl:attribute>
        <xsl:attribute name="data-n">
          <xsl:value-of select="@n"/>
        </xsl:attribute>
      </xsl:if>
    </span>
  </xsl:template>

  <xsl:template match="tei:lb">
    <xsl:choose>
      <!-- A block is on a line of its own already, and what holds only blocks has no lines. -->
      <xsl:when test="not(preceding-sibling::node()[1]) and (parent::tei:p or parent::tei:ab or parent::tei:head
                      or parent::tei:fw or parent::tei:l)"/>
      <xsl:when test="parent::tei:sp or parent::tei:lg or parent::tei:list or key('division', generate-id(..))"/>
      <!-- The lines of a title page or an address are its own in every reading. -->
      <xsl:when test="parent::tei:titlePart or parent::tei:docImprint or parent::tei:docEdition or parent::tei:docAuthor
                      or parent::tei:byline or parent::tei:imprimatur or parent::tei:address or parent::tei:opener
                      or parent::tei:closer or parent::tei:dateline or parent::tei:salute or parent::tei:signed">
        <br/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="space"/>
        <br class="o"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:milestone">
    <xsl:if test="@rend or @unit = 'section' or not(preceding-sibling::tei:milestone)">
      <span class="milestone" aria-hidden="true"/>
    </xsl:if>
  </xsl:template>

  <!-- Phrases. -->

  <xsl:template match="tei:hi | tei:emph">
    <xsl:variable name="rend" select="translate(concat(@rend, ' ', @rendition), $upper, $lower)"/>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="contains($rend, 'sup')">sup</xsl:when>
        <xsl:when test="contains($rend, 'sub')">sub</xsl:when>
        <xsl:when test="contains($rend, 'bold') or contains($rend, 'strong')">strong</xsl:when>
        <xsl:when test="contains($rend, 'underline')">u</xsl:when>
        <xsl:when test="contains($rend, 'cap')">span</xsl:when>
        <xsl:otherwise>em</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class">
          <xsl:if test="$name = 'span'">caps</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:title">
    <cite>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class">
          <xsl:if test="@level = 'a' or @level = 'u'">article</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates/>
    </cite>
  </xsl:template>

  <xsl:template match="tei:foreign | tei:mentioned | tei:term | tei:gloss">
    <i>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </i>
  </xsl:template>

  <xsl:template match="tei:code | tei:gi | tei:att | tei:val | tei:ident | tei:tag">
    <code>
      <xsl:apply-templates/>
    </code>
  </xsl:template>

  <xsl:template match="tei:said | tei:q | tei:quote | tei:soCalled">
    <xsl:variable name="name">
      <xsl:call-template name="block-name"/>
    </xsl:variable>
    <xsl:variable name="speaker">
      <xsl:if test="@who and not(@prev)">
        <xsl:call-template name="person">
          <xsl:with-param name="pointer" select="@who"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:variable>
    <xsl:element name="{substring('spandiv', 1 + 4 * ($name = 'div'), 4)}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class">
          <xsl:value-of select="local-name()"/>
          <xsl:if test="$unmarked and $name = 'p' and (self::tei:q or self::tei:said)"> unmarked</xsl:if>
        </xsl:with-param>
        <xsl:with-param name="numbered" select="@who and not(@prev) and (self::tei:said or self::tei:q) and ancestor::tei:text"/>
      </xsl:call-template>
      <xsl:if test="normalize-space($speaker)">
        <xsl:attribute name="data-who">
          <xsl:value-of select="$speaker"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:date[ancestor::tei:date]">
    <xsl:call-template name="phrase"/>
  </xsl:template>

  <xsl:template match="tei:date">
    <xsl:variable name="value">
      <xsl:call-template name="date-value"/>
    </xsl:variable>
    <span>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'date'"/>
        <xsl:with-param name="numbered" select="$value != '' and ancestor::tei:text"/>
      </xsl:call-template>
      <xsl:if test="normalize-space($value)">
        <xsl:attribute name="data-value">
          <xsl:value-of select="$value"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template name="date-value">
    <xsl:choose>
      <xsl:when test="@when">
        <xsl:value-of select="translate(@when, 'T', ' ')"/>
      </xsl:when>
      <xsl:when test="(@notBefore and @notAfter) or (@from and @to)">
        <xsl:value-of select="concat(@notBefore, @from, ' – ', @notAfter, @to)"/>
      </xsl:when>
      <xsl:when test="@notBefore or @from">
        <xsl:value-of select="concat('from ', @notBefore, @from)"/>
      </xsl:when>
      <xsl:when test="@notAfter or @to">
        <xsl:value-of select="concat('until ', @notAfter, @to)"/>
      </xsl:when>
    </xsl:choose>
    <xsl:if test="@cert = 'low' or @cert = 'medium'">?</xsl:if>
  </xsl:template>

  <xsl:template match="tei:persName | tei:placeName | tei:orgName | tei:name | tei:rs">
    <xsl:variable name="pointer" select="concat(@ref, substring(@corresp, 1 div not(@ref)))"/>
    <xsl:variable name="id" select="substring-before(concat(substring-after($pointer, '#'), ' '), ' ')"/>
    <xsl:choose>
      <xsl:when test="ancestor::tei:persName or ancestor::tei:ref or not(ancestor::tei:text)">
        <xsl:call-template name="phrase"/>
      </xsl:when>
      <xsl:when test="self::tei:persName and $id and key('person', $id)">
        <a class="name" href="#person.{$id}">
          <xsl:attribute name="id">
            <xsl:apply-templates select="." mode="id"/>
          </xsl:attribute>
          <xsl:apply-templates/>
        </a>
      </xsl:when>
      <xsl:when test="starts-with($pointer, '#') and key('id', $id)">
        <a class="name" href="#{$id}">
          <xsl:apply-templates/>
        </a>
      </xsl:when>
      <xsl:when test="starts-with($pointer, 'http') and not(contains($pointer, ' '))">
        <a class="name" href="{$pointer}">
          <xsl:apply-templates/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="phrase">
          <xsl:with-param name="class" select="'name'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:ref | tei:ptr">
    <xsl:choose>
      <xsl:when test="ancestor::tei:persName or ancestor::tei:ref">
        <xsl:apply-templates/>
      </xsl:when>
      <xsl:when test="(starts-with(@target, '#') and key('id', substring(@target, 2))) or starts-with(@target, 'http')">
        <a href="{@target}">
          <xsl:apply-templates/>
          <xsl:if test="not(node())">
            <xsl:attribute name="aria-label">
              <xsl:value-of select="@target"/>
            </xsl:attribute>
            <xsl:attribute name="data-n">
              <xsl:value-of select="@target"/>
            </xsl:attribute>
          </xsl:if>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="phrase"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Readings. -->

  <xsl:template match="tei:choice">
    <xsl:choose>
      <xsl:when test="tei:corr | tei:reg | tei:expan | tei:supplied">
        <span class="choice">
          <xsl:if test="tei:corr or tei:supplied">
            <xsl:attribute name="id">
              <xsl:apply-templates select="." mode="id">
                <xsl:with-param name="kind" select="'correction'"/>
              </xsl:apply-templates>
            </xsl:attribute>
          </xsl:if>
          <xsl:for-each select="tei:sic | tei:orig | tei:abbr">
            <span class="o">
              <xsl:apply-templates/>
            </span>
          </xsl:for-each>
          <xsl:for-each select="tei:corr | tei:reg | tei:expan | tei:supplied">
            <span>
              <xsl:attribute name="class">
                <xsl:text>c</xsl:text>
                <xsl:if test="position() &gt; 1"> other</xsl:if>
              </xsl:attribute>
              <xsl:apply-templates/>
            </span>
          </xsl:for-each>
          <xsl:call-template name="apparatus-link"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="*"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:supplied | tei:corr | tei:reg | tei:expan | tei:ex">
    <span class="added c">
      <xsl:if test="self::tei:supplied or self::tei:corr">
        <xsl:attribute name="id">
          <xsl:apply-templates select="." mode="id">
            <xsl:with-param name="kind" select="'correction'"/>
          </xsl:apply-templates>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
      <xsl:call-template name="apparatus-link"/>
    </span>
  </xsl:template>

  <!-- From a correction to its entry in the apparatus; HTML has no links within links. -->
  <xsl:template name="apparatus-link">
    <xsl:variable name="number">
      <xsl:apply-templates select="." mode="number"/>
    </xsl:variable>
    <xsl:if test="$number != '' and not(ancestor::tei:persName or ancestor::tei:placeName or ancestor::tei:orgName
                  or ancestor::tei:name or ancestor::tei:rs or ancestor::tei:ref)">
      <a class="app" href="#apparatus.{$number}" aria-label="Correction {$number}" data-n="{$number}"/>
    </xsl:if>
  </xsl:template>

  <!-- Of the readings of witnesses the first is the text, the others are what the original has besides. -->
  <xsl:template match="tei:app">
    <span class="choice">
      <xsl:for-each select="tei:lem | tei:rdg | tei:rdgGrp">
        <span>
          <xsl:if test="self::tei:lem or (position() = 1 and not(../tei:lem))">
            <xsl:attribute name="class">lem</xsl:attribute>
          </xsl:if>
          <xsl:if test="not(self::tei:lem) and (../tei:lem or position() &gt; 1)">
            <xsl:attribute name="class">o</xsl:attribute>
          </xsl:if>
          <xsl:if test="@wit">
            <xsl:attribute name="data-wit">
              <xsl:value-of select="translate(@wit, '#', '')"/>
            </xsl:attribute>
          </xsl:if>
          <xsl:apply-templates/>
        </span>
      </xsl:for-each>
      <xsl:apply-templates select="*[not(self::tei:lem or self::tei:rdg or self::tei:rdgGrp)]"/>
    </span>
  </xsl:template>

  <xsl:template match="tei:surplus | tei:am">
    <xsl:call-template name="phrase">
      <xsl:with-param name="class" select="'o'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:unclear | tei:sic | tei:gap">
    <span class="{local-name()}">
      <xsl:attribute name="id">
        <xsl:apply-templates select="." mode="id">
          <xsl:with-param name="kind" select="'uncertain'"/>
        </xsl:apply-templates>
      </xsl:attribute>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="tei:del">
    <del class="o">
      <xsl:apply-templates/>
    </del>
  </xsl:template>

  <xsl:template match="tei:add">
    <ins>
      <xsl:apply-templates/>
    </ins>
  </xsl:template>

  <!-- Notes. -->

  <xsl:template match="tei:note">
    <xsl:choose>
      <xsl:when test="key('mark', generate-id())">
        <span class="mark o">
          <xsl:apply-templates/>
        </span>
      </xsl:when>
      <xsl:when test="not(ancestor::tei:text)">
        <xsl:call-template name="phrase"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="label">
          <xsl:apply-templates select="." mode="label"/>
        </xsl:variable>
        <a class="noteref" role="doc-noteref" aria-label="Note {$label}" data-n="{$label}">
          <xsl:attribute name="id">
            <xsl:text>ref.</xsl:text>
            <xsl:apply-templates select="." mode="number"/>
          </xsl:attribute>
          <xsl:attribute name="href">
            <xsl:text>#</xsl:text>
            <xsl:apply-templates select="." mode="id"/>
          </xsl:attribute>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="notes">
    <xsl:if test="key('notes-of', generate-id())">
      <div class="notes">
        <xsl:for-each select="key('notes-of', generate-id())">
          <xsl:call-template name="note"/>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="note">
    <xsl:variable name="label">
      <xsl:apply-templates select="." mode="label"/>
    </xsl:variable>
    <xsl:variable name="number">
      <xsl:apply-templates select="." mode="number"/>
    </xsl:variable>
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'note'"/>
        <xsl:with-param name="numbered" select="true()"/>
      </xsl:call-template>
      <a class="back" href="#ref.{$number}" aria-label="Note {$label}, back to the text" data-n="{$label}"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- Characters: the last one set apart where only the original has it. -->
  <xsl:template match="text()">
    <xsl:choose>
      <xsl:when test="following-sibling::node()[1]/self::*[self::tei:lb or self::tei:pb or self::tei:note]">
        <xsl:variable name="tail">
          <xsl:apply-templates select="." mode="tail"/>
        </xsl:variable>
        <xsl:value-of select="substring(., 1, string-length() - string-length($tail))"/>
        <xsl:if test="$tail != ''">
          <span class="o">
            <xsl:value-of select="$tail"/>
          </span>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="."/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
