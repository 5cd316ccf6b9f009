<?xml version="1.0" encoding="UTF-8"?>
<!--
  A TEI text as plain text, in one of three views (docs/editions.md):

    source       what the plain-text source said: no corr, reg, expan, ex or supplied
    diplomatic   the same without furniture: no fw, no boilerplate
    normalised   a proofread book: corrections taken, editors' marks left out, a paragraph a line, words joined

  Three steps, each linear, none recursive. `mark` writes the text out flat, with <blank/> before a block and <line/>
  before a line; what lies between two of these is then one text node. `lines` makes a <text/> of each that is not
  empty. The last step writes them, parted by a line feed, or by two after a <blank/>.
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
    <xsl:if test="not(exsl:node-set($lines)/text)">
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Lines and blank lines. -->

  <xsl:template match="blank" mode="lines">
    <blank/>
  </xsl:template>

  <xsl:template match="line" mode="lines"/>

  <xsl:template match="text()" mode="lines">
    <xsl:variable name="line" select="normalize-space()"/>
    <xsl:if test="$line">
      <text>
        <xsl:choose>
          <!-- Spaces inside a line are the source's own; line feeds and spaces at its edge are layout of the file. -->
          <xsl:when test="$normalised or contains(., '&#10;') or normalize-space(substring(., 1, 1)) = ''
                          or normalize-space(substring(., string-length())) = ''">
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
    <xsl:if test="preceding-sibling::*[1]/self::blank and position() &gt; 1">
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
    <xsl:value-of select="."/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Structure. -->

  <xsl:template match="tei:teiHeader | tei:standOff | tei:facsimile | tei:sourceDoc | comment() | processing-instruction()"
                mode="mark"/>

  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7
                       | tei:text | tei:front | tei:body | tei:back" mode="mark">
    <xsl:if test="$view = 'source' or not(@type = 'boilerplate')">
      <xsl:apply-templates mode="mark"/>
      <xsl:if test="$normalised">
        <xsl:apply-templates select="key('notes-of', generate-id())" mode="note"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:p | tei:ab | tei:head | tei:lg | tei:sp | tei:list | tei:table | tei:figure | tei:trailer
                       | tei:opener | tei:closer | tei:postscript | tei:epigraph | tei:argument | tei:castList
                       | tei:titlePage | tei:titlePart | tei:docAuthor | tei:docImprint | tei:docEdition | tei:floatingText
                       | tei:listBibl | tei:eg | tei:entry" mode="mark">
    <xsl:call-template name="block"/>
  </xsl:template>

  <xsl:template match="tei:byline | tei:dateline | tei:salute | tei:signed | tei:address | tei:stage | tei:docDate
                       | tei:bibl | tei:biblStruct | tei:quote | tei:label" mode="mark">
    <xsl:choose>
      <xsl:when test="key('division', generate-id(..))">
        <xsl:call-template name="block"/>
      </xsl:when>
      <xsl:when test="parent::tei:opener or parent::tei:closer or parent::tei:sp or parent::tei:listBibl
                      or parent::tei:list">
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
    <xsl:apply-templates mode="mark"/>
  </xsl:template>

  <xsl:template match="tei:cell" mode="mark">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="mark"/>
  </xsl:template>

  <!-- A block that begins with `lb` follows on the next line: the source had no blank line there. -->
  <xsl:template name="block">
    <xsl:if test="$normalised or not(node()[1]/self::tei:lb)">
      <blank/>
    </xsl:if>
    <xsl:apply-templates mode="mark"/>
    <xsl:if test="not(key('division', generate-id(..)))">
      <blank/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="line">
    <line/>
    <xsl:apply-templates mode="mark"/>
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
      <xsl:when test="key('division', generate-id(..))">
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
      <xsl:when test="not($normalised)">
        <xsl:apply-templates mode="mark"/>
      </xsl:when>
      <xsl:when test="key('mark', generate-id())"/>
      <xsl:otherwise>
        <xsl:text>[</xsl:text>
        <xsl:apply-templates select="." mode="label"/>
        <xsl:text>]</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:note" mode="note">
    <blank/>
    <xsl:text>[</xsl:text>
    <xsl:apply-templates select="." mode="label"/>
    <xsl:text>] </xsl:text>
    <xsl:apply-templates mode="mark"/>
  </xsl:template>

  <!-- Characters. -->

  <xsl:template match="text()" mode="mark">
    <xsl:variable name="tail">
      <xsl:if test="$normalised">
        <xsl:apply-templates select="." mode="tail"/>
      </xsl:if>
    </xsl:variable>
    <xsl:value-of select="substring(., 1, string-length() - string-length($tail))"/>
  </xsl:template>
</xsl:stylesheet>
