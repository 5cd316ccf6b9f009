<?xml version="1.0" encoding="UTF-8"?>
<!--
  A TEI text as plain text, in one of three views (docs/editions.md):

    source       what the plain-text source said: no corr, reg, expan, ex or supplied
    diplomatic   the same without furniture: no fw, no boilerplate
    normalised   a proofread book: corrections taken, editors' marks left out, a paragraph a line, words joined

  Three steps, each linear, none recursive. `mark` writes the text out flat, with <blank/> before a block, <line/>
  before a line, and <run-in/> after a block whose line goes on; what lies between two of these is then one text node.
  `lines` makes a <text/> of each that is not empty. The last step writes them, parted by a line feed, by two after a
  <blank/>, by none after a <run-in/>.
-->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:exsl="http://exslt.org/common"
                exclude-result-prefixes="tei exsl">
  <xsl:import href="common.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:param name="view" select="'normalised'"/>
  <xsl:variable name="normalised" select="$view = 'normalised'"/>

  <xsl:template match="/">
    <xsl:if test="not($view = 'source' or $view = 'diplomatic' or $normalised)">
      <xsl:message terminate="yes">No view of that name. There are: source, diplomatic, normalised.</xsl:message>
    </xsl:if>
    <xsl:variable name="marked">
      <xsl:apply-templates mode="mark"/>
    </xsl:variable>
    <xsl:variable name="lines">
      <xsl:apply-templates select="exsl:node-set($marked)/node()" mode="lines"/>
    </xsl:variable>
    <xsl:apply-templates select="exsl:node-set($lines)/text" mode="write"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Lines and blank lines. -->

  <xsl:template match="blank" mode="lines">
    <xsl:if test="not(preceding-sibling::node()[1]/self::run-in)">
      <blank/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="line | run-in" mode="lines"/>

  <xsl:template match="text()" mode="lines">
    <xsl:variable name="line" select="normalize-space()"/>
    <xsl:variable name="before" select="preceding-sibling::node()[1]"/>
    <xsl:if test="$line">
      <text>
        <xsl:if test="$before/self::run-in or $before/preceding-sibling::node()[1]/self::run-in">
          <xsl:attribute name="run-in">yes</xsl:attribute>
        </xsl:if>
        <xsl:choose>
          <!-- Spaces inside a line are the source's own; line feeds and spaces at its edge are layout of the file. -->
          <xsl:when test="$normalised or contains(., '&#10;') or normalize-space(substring(., 1, 1)) = ''
                          or (normalize-space(substring(., string-length())) = ''
                              and not(following-sibling::node()[1]/self::run-in))">
            <xsl:value-of select="$line"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="."/>
          </xsl:otherwise>
        </xsl:choose>
      </text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="text" mode="write">
    <xsl:if test="position() &gt; 1 and not(@run-in)">
      <xsl:text>&#10;</xsl:text>
      <xsl:if test="preceding-sibling::*[1]/self::blank">
        <xsl:text>&#10;</xsl:text>
      </xsl:if>
    </xsl:if>
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- Structure. -->

  <xsl:template match="tei:teiHeader | tei:standOff | tei:facsimile | tei:sourceDoc | comment() | processing-instruction()"
                mode="mark"/>

  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7
                       | tei:text | tei:front | tei:body | tei:back" mode="mark">
    <xsl:if test="$view = 'source' or not(@type = 'boilerplate')">
      <xsl:call-template name="opening"/>
      <xsl:apply-templates mode="mark"/>
      <xsl:if test="$normalised">
        <xsl:apply-templates select="key('notes-of', generate-id())" mode="note"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- A figure in a line, which our files have as a head. -->
  <xsl:template match="tei:figure" mode="mark">
    <xsl:choose>
      <xsl:when test="$normalised or key('container', generate-id(..))">
        <xsl:call-template name="block"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="mark"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:p | tei:ab | tei:head | tei:lg | tei:sp | tei:list | tei:table | tei:trailer
                       | tei:opener | tei:closer | tei:postscript | tei:epigraph | tei:argument | tei:castList
                       | tei:titlePage | tei:titlePart | tei:docAuthor | tei:docImprint | tei:docEdition | tei:floatingText
                       | tei:listBibl | tei:eg | tei:entry" mode="mark">
    <xsl:call-template name="block"/>
  </xsl:template>

  <xsl:template match="tei:byline | tei:dateline | tei:salute | tei:signed | tei:address | tei:stage | tei:docDate
                       | tei:bibl | tei:biblStruct | tei:quote | tei:label" mode="mark">
    <xsl:variable name="before" select="preceding-sibling::node()[1]"/>
    <xsl:choose>
      <xsl:when test="$normalised and parent::tei:sp">
        <xsl:call-template name="line"/>
      </xsl:when>
      <xsl:when test="key('container', generate-id(..)) and not(self::tei:label)">
        <xsl:call-template name="block"/>
      </xsl:when>
      <xsl:when test="parent::tei:listBibl or parent::tei:list">
        <xsl:call-template name="line"/>
      </xsl:when>
      <!-- Parts of an opener that the file has on lines of their own. In our files that is said by `lb`. -->
      <xsl:when test="(parent::tei:opener or parent::tei:closer)
                      and (contains($before/self::text(), '&#10;') or ($normalised and not($before/self::text())))">
        <xsl:call-template name="line"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="mark"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:l | tei:item | tei:row | tei:speaker | tei:castItem | tei:addrLine | tei:sp/tei:p | tei:sp/tei:ab
                       | tei:cell/tei:p" mode="mark">
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="tei:item[preceding-sibling::*[1]/self::tei:label]" mode="mark">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="mark"/>
  </xsl:template>

  <xsl:template match="tei:item/tei:p[1] | tei:note/tei:p[1]" mode="mark">
    <xsl:if test="not($normalised)">
      <xsl:call-template name="opening"/>
    </xsl:if>
    <xsl:apply-templates mode="mark"/>
    <xsl:call-template name="closing"/>
  </xsl:template>

  <xsl:template match="tei:cell" mode="mark">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="mark"/>
  </xsl:template>

  <xsl:template name="block">
    <xsl:call-template name="opening"/>
    <xsl:apply-templates mode="mark"/>
    <xsl:call-template name="closing"/>
    <xsl:if test="following-sibling::node()[1]/self::text() and not(key('container', generate-id(..)))">
      <blank/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="line">
    <xsl:choose>
      <xsl:when test="$normalised or not(self::tei:l or self::tei:item or self::tei:speaker or self::tei:p or self::tei:ab)">
        <line/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="opening"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates mode="mark"/>
    <xsl:call-template name="closing"/>
  </xsl:template>

  <!-- What is first in its container begins where that does. `l` after `l` and `item` after `item` stand on the next line,
       other blocks after a blank line; an `lb` first in them says that it is the other way round. -->
  <xsl:template name="opening">
    <xsl:variable name="before" select="preceding-sibling::*[1]"/>
    <xsl:variable name="lb" select="node()[1]/self::tei:lb"/>
    <xsl:choose>
      <xsl:when test="$normalised">
        <blank/>
      </xsl:when>
      <xsl:when test="key('container', generate-id(..)) and not(preceding-sibling::node()[1]/self::text())
                      and (not($before) or ($before/self::tei:lb and not($before/preceding-sibling::*[1])))"/>
      <xsl:when test="(self::tei:l and $before/self::tei:l) or (self::tei:item and $before/self::tei:item)">
        <line/>
        <xsl:if test="$lb">
          <blank/>
        </xsl:if>
      </xsl:when>
      <xsl:when test="not($lb)">
        <blank/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="closing">
    <xsl:if test="not($normalised) and contains(concat(' ', @rend, ' '), ' run-in ')">
      <run-in/>
    </xsl:if>
  </xsl:template>

  <!-- Breaks. https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CORS4 -->

  <xsl:template match="tei:lb" mode="mark">
    <xsl:choose>
      <!-- Two line ends are a blank line. -->
      <xsl:when test="not($normalised) and preceding-sibling::node()[1][self::tei:lb]">
        <blank/>
      </xsl:when>
      <xsl:when test="not($normalised)">
        <line/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="space"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Readings. https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COED -->

  <xsl:template match="tei:corr | tei:reg | tei:expan | tei:ex | tei:supplied" mode="mark">
    <xsl:if test="$normalised">
      <xsl:apply-templates mode="mark"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:am | tei:del | tei:surplus | tei:figDesc" mode="mark">
    <xsl:if test="not($normalised)">
      <xsl:apply-templates mode="mark"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:choice | tei:app" mode="mark">
    <xsl:variable name="reading" select="(tei:corr | tei:reg | tei:expan | tei:supplied | tei:lem)[1]"/>
    <xsl:choose>
      <xsl:when test="not($normalised)">
        <xsl:apply-templates select="*" mode="mark"/>
      </xsl:when>
      <xsl:when test="$reading">
        <xsl:apply-templates select="$reading" mode="mark"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="*[1]" mode="mark"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:gap[not(*)]" mode="mark">
    <xsl:if test="$normalised">
      <xsl:text>[…]</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:fw" mode="mark">
    <xsl:choose>
      <xsl:when test="not($view = 'source')"/>
      <xsl:when test="key('container', generate-id(..))">
        <xsl:call-template name="block"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="mark"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Quotations whose marks the file leaves to the reader. -->

  <xsl:template match="tei:q | tei:said" mode="mark">
    <xsl:variable name="marked" select="$normalised and $unmarked and not(tei:p or tei:ab or tei:lg or tei:l)"/>
    <xsl:variable name="inner" select="count(ancestor::tei:q | ancestor::tei:said) mod 2"/>
    <xsl:if test="$marked">
      <xsl:value-of select="substring('“‘', 1 + $inner, 1)"/>
    </xsl:if>
    <xsl:apply-templates mode="mark"/>
    <xsl:if test="$marked">
      <xsl:value-of select="substring('”’', 1 + $inner, 1)"/>
    </xsl:if>
  </xsl:template>

  <!-- Notes: in their place; but in the normalised view at the end of the division, and editors' marks nowhere. -->

  <xsl:template match="tei:note" mode="mark">
    <xsl:choose>
      <xsl:when test="not($normalised) and key('container', generate-id(..))">
        <xsl:call-template name="block"/>
      </xsl:when>
      <xsl:when test="not($normalised)">
        <xsl:apply-templates mode="mark"/>
      </xsl:when>
      <xsl:when test="key('mark', generate-id()) or (@xml:id and key('anchor', concat('#', @xml:id)))"/>
      <xsl:otherwise>
        <xsl:text>[</xsl:text>
        <xsl:apply-templates select="." mode="label"/>
        <xsl:text>]</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:note" mode="note">
    <blank/>
    <xsl:if test="not(@xml:id and key('anchor', concat('#', @xml:id)))">
      <xsl:text>[</xsl:text>
      <xsl:apply-templates select="." mode="label"/>
      <xsl:text>] </xsl:text>
    </xsl:if>
    <xsl:apply-templates mode="mark"/>
  </xsl:template>

  <!-- Characters. -->

  <xsl:template match="text()" mode="mark">
    <xsl:choose>
      <xsl:when test="$normalised">
        <xsl:variable name="before">
          <xsl:call-template name="marks-before"/>
        </xsl:variable>
        <xsl:variable name="after">
          <xsl:call-template name="marks-after"/>
        </xsl:variable>
        <xsl:variable name="tail">
          <xsl:apply-templates select="." mode="tail"/>
        </xsl:variable>
        <xsl:value-of select="substring(., 1 + $before, string-length() - string-length($tail) - $before - $after)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="."/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
