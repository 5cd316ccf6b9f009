<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands behind the text: persons with their mentions, corrections, uncertain places, and the header. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:exsl="http://exslt.org/common"
                exclude-result-prefixes="tei exsl">

  <xsl:key name="person" match="tei:person[@xml:id]" use="@xml:id"/>
  <xsl:variable name="persons" select="/descendant::tei:person[@xml:id]"/>
  <xsl:variable name="mentions"
                select="/descendant::tei:persName[ancestor::tei:text][not(ancestor::tei:persName or ancestor::tei:ref)]"/>
  <xsl:key name="mentions-of" match="tei:persName[ancestor::tei:text][not(ancestor::tei:persName or ancestor::tei:ref)]"
           use="substring-before(concat(substring-after(concat(@ref, substring(@corresp, 1 div not(@ref))), '#'), ' '), ' ')"/>
  <!-- A date within a date (the ends of a period) says no more than the whole. -->
  <xsl:variable name="dates"
                select="/descendant::tei:date[@when or @notBefore or @notAfter or @from or @to][ancestor::tei:text]
                        [not(ancestor::tei:date)]"/>
  <!-- An utterance that a reporting clause interrupts is one. -->
  <xsl:variable name="speeches"
                select="/descendant::*[self::tei:said or self::tei:q][@who][not(@prev)][ancestor::tei:text]"/>
  <xsl:key name="speeches-of" match="*[self::tei:said or self::tei:q][@who][not(@prev)][ancestor::tei:text]"
           use="substring-before(concat(substring-after(@who, '#'), ' '), ' ')"/>

  <!-- A correction is a choice with a reading, or what an editor supplied by itself. -->
  <xsl:variable name="corrections"
                select="/descendant::*[self::tei:choice[tei:corr or tei:supplied]
                                       or ((self::tei:supplied or self::tei:corr) and not(parent::tei:choice))][ancestor::tei:text]"/>
  <xsl:variable name="uncertain"
                select="/descendant::*[self::tei:unclear or self::tei:gap or self::tei:sic[not(parent::tei:choice)]]
                        [ancestor::tei:text]"/>
  <!-- Whether the original and the corrected text part anywhere: the first place where they do. -->
  <xsl:variable name="readings"
                select="/descendant::*[self::tei:choice or self::tei:supplied or self::tei:corr or self::tei:reg
                                       or self::tei:expan or self::tei:ex or self::tei:fw or self::tei:surplus or self::tei:am
                                       or self::tei:del or self::tei:app or @type = 'boilerplate'
                                       or (self::tei:note and @type = 'editorial' and @place = 'inline')
                                       or (self::tei:lb and (ancestor::tei:p or ancestor::tei:ab or ancestor::tei:head))]
                        [ancestor::tei:text][1]"/>

  <xsl:template name="apparatus">
    <xsl:if test="$persons">
      <section class="apparatus" id="persons" aria-labelledby="persons-heading">
        <h2 id="persons-heading">Persons</h2>
        <xsl:for-each select="exsl:node-set($persons-sorted)/person">
          <xsl:sort select="@by"/>
          <xsl:variable name="id" select="@id"/>
          <xsl:for-each select="$root">
            <xsl:apply-templates select="key('person', $id)[1]" mode="entry"/>
          </xsl:for-each>
        </xsl:for-each>
      </section>
    </xsl:if>
    <xsl:if test="$dates">
      <section class="apparatus" id="timeline" aria-labelledby="timeline-heading">
        <h2 id="timeline-heading">Timeline</h2>
        <ol class="timeline">
          <xsl:for-each select="$dates">
            <!-- A year before the common era has a minus sign: the year is a number. -->
            <xsl:sort data-type="number"
                      select="substring(concat(@when, @notBefore, @from, @notAfter, @to), 1,
                                        4 + starts-with(concat(@when, @notBefore, @from, @notAfter, @to), '-'))"/>
            <xsl:sort select="concat(@when, @notBefore, @from, @notAfter, @to)"/>
            <li>
              <span class="value">
                <xsl:call-template name="date-value"/>
              </span>
              <xsl:text> </xsl:text>
              <xsl:call-template name="mention-link"/>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
    <xsl:if test="$corrections">
      <section class="apparatus" id="corrections" aria-labelledby="corrections-heading">
        <h2 id="corrections-heading">Corrections</h2>
        <ol>
          <xsl:for-each select="$corrections">
            <xsl:call-template name="correction"/>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
    <xsl:if test="$uncertain">
      <section class="apparatus" id="uncertain" aria-labelledby="uncertain-heading">
        <h2 id="uncertain-heading">Uncertain places</h2>
        <ol>
          <xsl:for-each select="$uncertain">
            <xsl:call-template name="uncertain-place"/>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
    <xsl:if test="$header">
      <section class="apparatus" id="about" aria-labelledby="about-heading">
        <h2 id="about-heading">About this edition</h2>
        <xsl:call-template name="about"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="apparatus-contents">
    <xsl:if test="$persons">
      <li class="behind"><a href="#persons">Persons</a></li>
    </xsl:if>
    <xsl:if test="$dates">
      <li class="behind"><a href="#timeline">Timeline</a></li>
    </xsl:if>
    <xsl:if test="$corrections">
      <li class="behind"><a href="#corrections">Corrections</a></li>
    </xsl:if>
    <xsl:if test="$uncertain">
      <li class="behind"><a href="#uncertain">Uncertain places</a></li>
    </xsl:if>
    <xsl:if test="$header">
      <li class="behind"><a href="#about">About this edition</a></li>
    </xsl:if>
  </xsl:template>

  <!-- Persons. -->

  <!-- The name of the person that a pointer leads to; what follows the # where it leads nowhere. -->
  <xsl:template name="person">
    <xsl:param name="pointer"/>
    <xsl:variable name="id" select="substring-before(concat(substring-after($pointer, '#'), ' '), ' ')"/>
    <xsl:choose>
      <xsl:when test="key('person', $id)/tei:persName">
        <xsl:value-of select="normalize-space(key('person', $id)/tei:persName)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="translate($id, '_', ' ')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An index goes by surname: the one that is marked, else what stands before a comma, else the last word. -->
  <xsl:variable name="root" select="/"/>
  <xsl:variable name="persons-sorted">
    <xsl:for-each select="$persons[generate-id() = generate-id(key('person', @xml:id)[1])]">
      <xsl:variable name="name" select="tei:persName[1]"/>
      <xsl:variable name="by">
        <xsl:choose>
          <xsl:when test="$name//tei:surname">
            <xsl:value-of select="concat($name//tei:surname, ' ', $name//tei:forename)"/>
          </xsl:when>
          <xsl:when test="contains($name, ', ') or not($name)">
            <xsl:value-of select="concat($name, substring(@xml:id, 1 div not($name)))"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="last-word">
              <xsl:with-param name="words" select="normalize-space($name)"/>
            </xsl:call-template>
            <xsl:value-of select="concat(' ', $name)"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <person id="{@xml:id}" by="{translate(normalize-space($by), concat($upper, $lower), concat($plain, $plain))}"/>
    </xsl:for-each>
  </xsl:variable>

  <xsl:template name="last-word">
    <xsl:param name="words"/>
    <xsl:choose>
      <xsl:when test="contains($words, ' ')">
        <xsl:call-template name="last-word">
          <xsl:with-param name="words" select="substring-after($words, ' ')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$words"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:person" mode="entry">
    <xsl:variable name="mentions" select="key('mentions-of', @xml:id)"/>
    <xsl:variable name="speeches" select="key('speeches-of', @xml:id)"/>
    <div class="entry" id="person.{@xml:id}">
      <h3>
        <xsl:value-of select="normalize-space(tei:persName)"/>
        <xsl:if test="not(tei:persName)">
          <xsl:value-of select="@xml:id"/>
        </xsl:if>
      </h3>
      <xsl:if test="tei:persName[2]">
        <p class="also">
          <xsl:text>also </xsl:text>
          <xsl:for-each select="tei:persName[position() &gt; 1]">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:value-of select="normalize-space()"/>
          </xsl:for-each>
        </p>
      </xsl:if>
      <xsl:apply-templates select="tei:birth | tei:death | tei:occupation | tei:note" mode="fact"/>
      <xsl:if test="tei:idno">
        <p class="authorities">
          <xsl:for-each select="tei:idno">
            <xsl:if test="position() &gt; 1"> · </xsl:if>
            <xsl:call-template name="authority"/>
          </xsl:for-each>
        </p>
      </xsl:if>
      <xsl:if test="$mentions">
        <details>
          <summary>
            <xsl:value-of select="count($mentions)"/>
            <xsl:text> mention</xsl:text>
            <xsl:if test="count($mentions) &gt; 1">s</xsl:if>
          </summary>
          <ol class="mentions">
            <xsl:for-each select="$mentions">
              <xsl:call-template name="mention"/>
            </xsl:for-each>
          </ol>
        </details>
      </xsl:if>
      <xsl:if test="$speeches">
        <details>
          <summary>
            <xsl:value-of select="concat('speaks ', count($speeches), ' time', substring('s', 1 div (count($speeches) &gt; 1)))"/>
          </summary>
          <ol class="mentions">
            <xsl:for-each select="$speeches">
              <li>
                <xsl:call-template name="link-to-place"/>
                <xsl:text> </xsl:text>
                <xsl:call-template name="beginning"/>
              </li>
            </xsl:for-each>
          </ol>
        </details>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- The first words of a node. -->
  <xsl:template name="beginning">
    <xsl:variable name="words">
      <xsl:apply-templates mode="plain"/>
    </xsl:variable>
    <xsl:variable name="line" select="normalize-space($words)"/>
    <span class="context">
      <xsl:copy-of select="$in-tongue"/>
      <xsl:value-of select="substring($line, 1, 48)"/>
      <xsl:if test="string-length($line) &gt; 48">
        <xsl:value-of select="substring-before(concat(substring($line, 49, 20), ' '), ' ')"/>
        <xsl:text> …</xsl:text>
      </xsl:if>
    </span>
  </xsl:template>

  <xsl:template match="*" mode="fact">
    <p class="fact">
      <xsl:value-of select="concat(local-name(), ' ', normalize-space())"/>
    </p>
  </xsl:template>

  <xsl:template name="mention">
    <li>
      <xsl:call-template name="mention-link"/>
    </li>
  </xsl:template>

  <xsl:template name="mention-link">
    <xsl:call-template name="link-to-place"/>
    <xsl:text> </xsl:text>
    <xsl:call-template name="in-context"/>
  </xsl:template>

  <xsl:template name="link-to-place">
    <a>
      <xsl:attribute name="href">
        <xsl:text>#</xsl:text>
        <xsl:apply-templates select="." mode="id"/>
      </xsl:attribute>
      <xsl:call-template name="place"/>
    </a>
  </xsl:template>

  <!-- Where a node stands: the number of its paragraph. -->
  <xsl:template name="place">
    <xsl:variable name="block" select="ancestor::*[self::tei:p or self::tei:ab][not(ancestor::tei:note)][1]"/>
    <xsl:choose>
      <xsl:when test="ancestor::tei:note">
        <xsl:text>note </xsl:text>
        <xsl:apply-templates select="ancestor::tei:note[1]" mode="label"/>
      </xsl:when>
      <xsl:when test="$block">
        <xsl:text>§ </xsl:text>
        <xsl:apply-templates select="$block" mode="number"/>
      </xsl:when>
      <xsl:when test="ancestor::tei:head">heading</xsl:when>
      <xsl:when test="ancestor::tei:div[1]/tei:p">
        <xsl:text>at § </xsl:text>
        <xsl:apply-templates select="ancestor::tei:div[1]/tei:p[1]" mode="number"/>
      </xsl:when>
      <xsl:otherwise>text</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A node between the words before and after it: of the text beside it, and of two nodes more where that is short. -->
  <xsl:template name="in-context">
    <xsl:variable name="before">
      <xsl:if test="string-length(preceding-sibling::node()[1]/self::text()) &lt; 34">
        <xsl:apply-templates select="preceding-sibling::node()[3]" mode="plain"/>
        <xsl:apply-templates select="preceding-sibling::node()[2]" mode="plain"/>
      </xsl:if>
      <xsl:apply-templates select="preceding-sibling::node()[1]" mode="plain"/>
    </xsl:variable>
    <xsl:variable name="after">
      <xsl:apply-templates select="following-sibling::node()[1]" mode="plain"/>
      <xsl:if test="string-length(following-sibling::node()[1]/self::text()) &lt; 29">
        <xsl:apply-templates select="following-sibling::node()[2]" mode="plain"/>
        <xsl:apply-templates select="following-sibling::node()[3]" mode="plain"/>
      </xsl:if>
    </xsl:variable>
    <span class="context">
      <xsl:copy-of select="$in-tongue"/>
      <xsl:if test="string-length(normalize-space($before)) &gt; 33">
        <xsl:text>… </xsl:text>
        <xsl:value-of select="substring-after(substring($before, string-length($before) - 32), ' ')"/>
      </xsl:if>
      <xsl:if test="string-length(normalize-space($before)) &lt;= 33">
        <xsl:value-of select="$before"/>
      </xsl:if>
      <b>
        <xsl:apply-templates mode="plain"/>
      </b>
      <xsl:value-of select="substring($after, 1, 28)"/>
      <xsl:if test="string-length($after) &gt; 28">
        <xsl:value-of select="substring-before(concat(substring($after, 29, 20), ' '), ' ')"/>
        <xsl:text> …</xsl:text>
      </xsl:if>
    </span>
  </xsl:template>

  <!-- An identifier as a link, where its authority has addresses for them. -->
  <xsl:template name="authority">
    <xsl:variable name="type" select="translate(@type, $lower, $upper)"/>
    <xsl:variable name="value" select="normalize-space()"/>
    <xsl:variable name="address">
      <xsl:choose>
        <xsl:when test="starts-with($value, 'http://') or starts-with($value, 'https://')"/>
        <xsl:when test="$type = 'VIAF'">https://viaf.org/viaf/</xsl:when>
        <xsl:when test="$type = 'WIKIDATA'">https://www.wikidata.org/wiki/</xsl:when>
        <xsl:when test="$type = 'GND'">https://d-nb.info/gnd/</xsl:when>
        <xsl:when test="$type = 'ISNI'">https://isni.org/isni/</xsl:when>
        <xsl:when test="$type = 'ORCID'">https://orcid.org/</xsl:when>
        <xsl:when test="$type = 'LCCN' or $type = 'LCNAF' or $type = 'LOC'">https://id.loc.gov/authorities/names/</xsl:when>
        <xsl:when test="$type = 'BNF'">https://catalogue.bnf.fr/ark:/12148/cb</xsl:when>
        <xsl:when test="$type = 'GEONAMES'">https://www.geonames.org/</xsl:when>
        <xsl:otherwise>none</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$address = 'none'">
        <xsl:value-of select="concat(@type, ' ', $value)"/>
      </xsl:when>
      <xsl:otherwise>
        <a href="{$address}{translate($value, ' ', '')}">
          <xsl:value-of select="concat(@type, ' ', $value)"/>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Corrections. -->

  <xsl:template name="correction">
    <xsl:variable name="readings" select="tei:corr | tei:supplied | self::tei:supplied | self::tei:corr"/>
    <xsl:variable name="number">
      <xsl:apply-templates select="." mode="number"/>
    </xsl:variable>
    <li id="apparatus.{$number}">
      <a>
        <xsl:attribute name="href">
          <xsl:text>#</xsl:text>
          <xsl:apply-templates select="." mode="id">
            <xsl:with-param name="kind" select="'correction'"/>
          </xsl:apply-templates>
        </xsl:attribute>
        <xsl:call-template name="place"/>
      </a>
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="self::tei:choice">
          <span class="was">
            <xsl:apply-templates select="(tei:sic | tei:orig)/node()" mode="plain"/>
          </span>
          <xsl:text> → </xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <span class="what">added</span>
          <xsl:text> </xsl:text>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="$readings">
        <xsl:if test="position() &gt; 1"> or </xsl:if>
        <b>
          <xsl:apply-templates mode="plain"/>
        </b>
        <xsl:text> </xsl:text>
        <xsl:call-template name="decision"/>
      </xsl:for-each>
    </li>
  </xsl:template>

  <xsl:template name="uncertain-place">
    <li>
      <a>
        <xsl:attribute name="href">
          <xsl:text>#</xsl:text>
          <xsl:apply-templates select="." mode="id">
            <xsl:with-param name="kind" select="'uncertain'"/>
          </xsl:apply-templates>
        </xsl:attribute>
        <xsl:call-template name="place"/>
      </a>
      <xsl:text> </xsl:text>
      <xsl:call-template name="in-context"/>
      <xsl:text> </xsl:text>
      <xsl:call-template name="decision">
        <xsl:with-param name="kind">
          <xsl:choose>
            <xsl:when test="self::tei:sic">wrong, correction unknown</xsl:when>
            <xsl:when test="self::tei:gap">lost</xsl:when>
            <xsl:otherwise>unclear</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </li>
  </xsl:template>

  <!-- What kind of decision, how sure, and whose. -->
  <xsl:template name="decision">
    <xsl:param name="kind"/>
    <xsl:variable name="facts">
      <xsl:value-of select="$kind"/>
      <xsl:if test="string($kind) and (@type or @reason)">: </xsl:if>
      <xsl:value-of select="concat(@type, @reason)"/>
      <xsl:if test="@cert">
        <xsl:if test="string($kind) or @type or @reason">, </xsl:if>
        <xsl:value-of select="concat('certainty ', @cert)"/>
      </xsl:if>
      <xsl:if test="@resp">
        <xsl:if test="string($kind) or @type or @reason or @cert">; </xsl:if>
        <xsl:call-template name="responsible"/>
      </xsl:if>
    </xsl:variable>
    <xsl:if test="string($facts)">
      <span class="decision">
        <xsl:value-of select="concat('(', $facts, ')')"/>
      </span>
    </xsl:if>
  </xsl:template>

  <xsl:template name="responsible">
    <xsl:variable name="statement" select="key('id', substring(@resp, 2))[self::tei:respStmt or self::tei:editor]"/>
    <xsl:choose>
      <xsl:when test="$statement">
        <xsl:value-of select="normalize-space($statement/tei:name | $statement/tei:persName | $statement/self::tei:editor)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="@resp"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The header. -->

  <xsl:template name="about">
    <xsl:variable name="file" select="$header/tei:fileDesc"/>
    <dl class="about">
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Title'"/>
        <xsl:with-param name="nodes"
                        select="$file/tei:titleStmt/tei:title[position() = 1 or not(contains($title, normalize-space()))]"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Author'"/>
        <xsl:with-param name="nodes" select="$authors"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Editor'"/>
        <xsl:with-param name="nodes" select="$file/tei:titleStmt/tei:editor"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Responsibility'"/>
        <xsl:with-param name="nodes" select="$file/tei:titleStmt/tei:respStmt | $file/tei:editionStmt/tei:respStmt"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Edition'"/>
        <xsl:with-param name="nodes" select="$file/tei:editionStmt/tei:edition | $file/tei:editionStmt/tei:p"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Series'"/>
        <xsl:with-param name="nodes" select="$file/tei:seriesStmt/*"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Extent'"/>
        <xsl:with-param name="nodes" select="$file/tei:extent"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Published'"/>
        <xsl:with-param name="nodes" select="$file/tei:publicationStmt/*[not(self::tei:availability or self::tei:idno)]"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Identifier'"/>
        <xsl:with-param name="nodes" select="$file/tei:publicationStmt/tei:idno"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Licence'"/>
        <xsl:with-param name="nodes" select="$file/tei:publicationStmt/tei:availability/*"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Source'"/>
        <xsl:with-param name="nodes" select="$file/tei:sourceDesc/*"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Notes'"/>
        <xsl:with-param name="nodes" select="$file/tei:notesStmt/tei:note"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Abstract'"/>
        <xsl:with-param name="nodes" select="$header/tei:profileDesc/tei:abstract"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Keywords'"/>
        <xsl:with-param name="nodes" select="$header/tei:profileDesc/tei:textClass/tei:keywords//tei:term"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Language'"/>
        <xsl:with-param name="nodes" select="$header/tei:profileDesc/tei:langUsage/tei:language"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Project'"/>
        <xsl:with-param name="nodes" select="$header/tei:encodingDesc/tei:projectDesc | $header/tei:encodingDesc/tei:samplingDecl
                                             | $header/tei:encodingDesc/tei:p"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Editorial practice'"/>
        <xsl:with-param name="nodes" select="$header/tei:encodingDesc/tei:editorialDecl//tei:p"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Encoded with'"/>
        <xsl:with-param name="nodes" select="$header/tei:encodingDesc/tei:appInfo/tei:application"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Status'"/>
        <xsl:with-param name="nodes" select="$header/tei:revisionDesc/@status"/>
      </xsl:call-template>
      <xsl:call-template name="fact">
        <xsl:with-param name="term" select="'Changes'"/>
        <xsl:with-param name="nodes" select="$header/tei:revisionDesc//tei:change"/>
      </xsl:call-template>
      <dt>Cite as</dt>
      <dd class="citation">
        <xsl:for-each select="$authors">
          <xsl:value-of select="normalize-space()"/>
          <xsl:text>. </xsl:text>
        </xsl:for-each>
        <cite>
          <xsl:value-of select="$title"/>
        </cite>
        <xsl:text>.</xsl:text>
        <xsl:for-each select="($file/tei:publicationStmt/tei:publisher | $file/tei:publicationStmt/tei:authority)[1]">
          <xsl:value-of select="concat(' ', normalize-space())"/>
          <xsl:if test="../tei:date">
            <xsl:value-of select="concat(', ', normalize-space(../tei:date[1]))"/>
            <xsl:if test="not(normalize-space(../tei:date[1]))">
              <xsl:value-of select="../tei:date[1]/@when"/>
            </xsl:if>
          </xsl:if>
          <xsl:text>.</xsl:text>
        </xsl:for-each>
      </dd>
    </dl>
  </xsl:template>

  <xsl:template name="fact">
    <xsl:param name="term"/>
    <xsl:param name="nodes"/>
    <xsl:if test="$nodes[normalize-space() or @target or @when]">
      <dt>
        <xsl:value-of select="$term"/>
      </dt>
      <xsl:for-each select="$nodes[normalize-space() or @target or @when]">
        <dd>
          <xsl:apply-templates select="." mode="about"/>
        </dd>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="* | @*" mode="about">
    <xsl:value-of select="normalize-space()"/>
    <xsl:if test="not(normalize-space())">
      <xsl:value-of select="@when"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:licence | tei:ref | tei:ptr" mode="about">
    <xsl:choose>
      <xsl:when test="starts-with(@target, 'http')">
        <a href="{@target}">
          <xsl:value-of select="normalize-space()"/>
          <xsl:if test="not(normalize-space())">
            <xsl:value-of select="@target"/>
          </xsl:if>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="normalize-space()"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:respStmt" mode="about">
    <xsl:value-of select="normalize-space(tei:name | tei:persName | tei:orgName)"/>
    <xsl:if test="tei:resp">
      <xsl:value-of select="concat(': ', normalize-space(tei:resp))"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:idno" mode="about">
    <xsl:if test="@type">
      <xsl:value-of select="concat(@type, ' ')"/>
    </xsl:if>
    <xsl:value-of select="normalize-space()"/>
  </xsl:template>

  <xsl:template match="tei:change" mode="about">
    <xsl:if test="@when">
      <xsl:value-of select="concat(@when, ': ')"/>
    </xsl:if>
    <xsl:value-of select="normalize-space()"/>
  </xsl:template>

  <xsl:template match="tei:application" mode="about">
    <xsl:value-of select="normalize-space(tei:label)"/>
    <xsl:value-of select="concat(' ', @version)"/>
  </xsl:template>

  <xsl:template match="tei:bibl" mode="about">
    <xsl:for-each select="tei:author">
      <xsl:value-of select="concat(normalize-space(), ', ')"/>
    </xsl:for-each>
    <cite>
      <xsl:value-of select="normalize-space(tei:title)"/>
    </cite>
    <xsl:call-template name="imprint"/>
    <xsl:for-each select="tei:note[normalize-space()]">
      <xsl:value-of select="concat('. ', normalize-space())"/>
    </xsl:for-each>
    <xsl:for-each select="tei:ptr | tei:ref">
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="." mode="about"/>
    </xsl:for-each>
    <xsl:if test="not(tei:title)">
      <xsl:value-of select="normalize-space()"/>
    </xsl:if>
  </xsl:template>

  <!-- Place: publisher, date, in brackets. -->
  <xsl:template name="imprint">
    <xsl:if test="tei:pubPlace or tei:publisher or tei:date">
      <xsl:text> (</xsl:text>
      <xsl:value-of select="normalize-space(tei:pubPlace)"/>
      <xsl:if test="tei:pubPlace and tei:publisher">: </xsl:if>
      <xsl:value-of select="normalize-space(tei:publisher)"/>
      <xsl:if test="tei:date and (tei:pubPlace or tei:publisher)">, </xsl:if>
      <xsl:value-of select="normalize-space(tei:date)"/>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
