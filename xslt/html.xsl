<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xsl:stylesheet [
  <!ENTITY css SYSTEM "edition.css">
  <!ENTITY js SYSTEM "edition.js">
]>
<!--
  A TEI text as one page of HTML that needs nothing else: the frame. The text itself is elements.xsl, what stands behind
  it (persons, corrections, header) apparatus.xsl.

  The page always holds all readings: class `o` marks what only the original has, `c` what only the corrected text has,
  and edition.css shows one or both. What the edition adds to the text (numbers, labels) is attributes that edition.css
  writes out, so that the characters of the page are the characters of the text.
-->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:exsl="http://exslt.org/common"
                exclude-result-prefixes="tei exsl">
  <xsl:import href="common.xsl"/>
  <xsl:include href="elements.xsl"/>
  <xsl:include href="apparatus.xsl"/>
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <!-- The reading that is shown first: normalised is the corrected text, diplomatic and source the original. -->
  <xsl:param name="view" select="'normalised'"/>
  <!-- The address of a style sheet of one's own, and whether ours stands before it: 'ours' or 'none'. -->
  <xsl:param name="css"/>
  <xsl:param name="style" select="'ours'"/>
  <!-- Whether the page has its script: 'ours' or 'none'. -->
  <xsl:param name="script" select="'ours'"/>
  <!-- Where the page belongs: the address and name of an index of texts, say. -->
  <xsl:param name="home"/>
  <xsl:param name="home-title" select="'All texts'"/>

  <xsl:variable name="header" select="/*/tei:teiHeader"/>
  <xsl:variable name="title">
    <xsl:choose>
      <xsl:when test="normalize-space($header/tei:fileDesc/tei:titleStmt/tei:title)">
        <xsl:value-of select="normalize-space($header/tei:fileDesc/tei:titleStmt/tei:title)"/>
      </xsl:when>
      <xsl:otherwise>Untitled</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="authors" select="$header/tei:fileDesc/tei:titleStmt/tei:author"/>

  <!-- The language of the text, and lang and dir for its words where they stand in the English page around it. -->
  <xsl:variable name="language">
    <xsl:choose>
      <xsl:when test="/*/tei:text/@xml:lang">
        <xsl:value-of select="/*/tei:text/@xml:lang"/>
      </xsl:when>
      <xsl:when test="/*/@xml:lang">
        <xsl:value-of select="/*/@xml:lang"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$header/tei:profileDesc/tei:langUsage/tei:language/@ident"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="tongue">
    <span>
      <xsl:if test="not($language = 'en' or $language = 'eng' or starts-with($language, 'en-'))">
        <xsl:call-template name="language">
          <xsl:with-param name="code" select="string($language)"/>
        </xsl:call-template>
      </xsl:if>
    </span>
  </xsl:variable>
  <xsl:variable name="in-tongue" select="exsl:node-set($tongue)/span/@*"/>

  <xsl:template match="/">
    <html lang="en">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>
          <xsl:value-of select="$title"/>
          <xsl:for-each select="$authors">
            <xsl:value-of select="concat(' · ', normalize-space())"/>
          </xsl:for-each>
        </title>
        <!-- A browser asks for an icon unless it has one. -->
        <link rel="icon" href="data:,"/>
        <xsl:if test="$style = 'ours'">
          <style>&css;</style>
        </xsl:if>
        <xsl:if test="$css != ''">
          <link rel="stylesheet" href="{$css}"/>
        </xsl:if>
      </head>
      <body>
        <a class="skip" href="#text">Skip to the text</a>
        <div class="page">
          <xsl:call-template name="title-block"/>
          <xsl:call-template name="tools"/>
          <main id="text" tabindex="-1">
            <article class="text">
              <xsl:call-template name="language">
                <xsl:with-param name="code" select="string($language)"/>
              </xsl:call-template>
              <xsl:apply-templates select="*"/>
            </article>
            <xsl:call-template name="apparatus"/>
          </main>
          <footer>
            <p>Made from TEI by tei-tools. The page holds the whole edition and loads nothing.</p>
          </footer>
        </div>
        <xsl:if test="$script = 'ours'">
          <script>&js;</script>
        </xsl:if>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="title-block">
    <header class="title">
      <xsl:if test="$home != ''">
        <p class="home">
          <a href="{$home}">
            <xsl:value-of select="$home-title"/>
          </a>
        </p>
      </xsl:if>
      <xsl:if test="$authors">
        <p class="author">
          <xsl:for-each select="$authors">
            <xsl:if test="position() &gt; 1"> · </xsl:if>
            <xsl:value-of select="normalize-space()"/>
          </xsl:for-each>
        </p>
      </xsl:if>
      <h1>
        <xsl:copy-of select="$in-tongue"/>
        <xsl:value-of select="$title"/>
      </h1>
      <xsl:for-each select="$header/tei:fileDesc/tei:sourceDesc/tei:bibl[tei:title][1]">
        <p class="source">
          <xsl:text>From </xsl:text>
          <cite>
            <xsl:value-of select="normalize-space(tei:title)"/>
          </cite>
          <xsl:call-template name="imprint"/>
        </p>
      </xsl:for-each>
    </header>
  </xsl:template>

  <!-- What a reader sets, and where a reader goes. -->
  <xsl:template name="tools">
    <div class="tools">
      <section aria-label="Display">
      <xsl:if test="$readings">
        <fieldset>
          <legend>Reading</legend>
          <xsl:call-template name="radio">
            <xsl:with-param name="value" select="'corrected'"/>
            <xsl:with-param name="label" select="'Corrected'"/>
            <xsl:with-param name="checked" select="$view = 'normalised'"/>
          </xsl:call-template>
          <xsl:call-template name="radio">
            <xsl:with-param name="value" select="'original'"/>
            <xsl:with-param name="label" select="'Original'"/>
            <xsl:with-param name="checked" select="$view != 'normalised'"/>
          </xsl:call-template>
          <xsl:call-template name="radio">
            <xsl:with-param name="value" select="'both'"/>
            <xsl:with-param name="label" select="'Both'"/>
          </xsl:call-template>
        </fieldset>
      </xsl:if>
      <xsl:if test="$mentions or $dates or $speeches">
        <fieldset>
          <legend>Show</legend>
          <xsl:if test="$mentions">
            <label><input type="checkbox" id="show-names"/>Names</label>
          </xsl:if>
          <xsl:if test="$dates">
            <label><input type="checkbox" id="show-dates"/>Dates</label>
          </xsl:if>
          <xsl:if test="$speeches">
            <label><input type="checkbox" id="show-speakers"/>Speakers</label>
          </xsl:if>
        </fieldset>
      </xsl:if>
      </section>
      <nav aria-label="Contents">
        <details open="open">
          <summary>Contents</summary>
          <xsl:call-template name="contents"/>
        </details>
      </nav>
    </div>
  </xsl:template>

  <xsl:template name="radio">
    <xsl:param name="value"/>
    <xsl:param name="label"/>
    <xsl:param name="checked" select="false()"/>
    <label>
      <input type="radio" name="reading" id="reading-{$value}" value="{$value}">
        <xsl:if test="$checked">
          <xsl:attribute name="checked">checked</xsl:attribute>
        </xsl:if>
      </input>
      <xsl:value-of select="$label"/>
    </label>
  </xsl:template>

  <xsl:template name="contents">
    <ol class="contents">
      <xsl:apply-templates select="*" mode="contents"/>
      <xsl:call-template name="apparatus-contents"/>
    </ol>
  </xsl:template>

  <xsl:template match="node()" mode="contents"/>

  <xsl:template match="tei:TEI | tei:teiCorpus | tei:text | tei:group | tei:front | tei:body | tei:back" mode="contents">
    <xsl:apply-templates select="*" mode="contents"/>
  </xsl:template>

  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7" mode="contents">
    <xsl:choose>
      <xsl:when test="tei:head">
        <li>
          <xsl:if test="@type = 'boilerplate'">
            <xsl:attribute name="class">o</xsl:attribute>
          </xsl:if>
          <a>
            <xsl:attribute name="href">
              <xsl:text>#</xsl:text>
              <xsl:apply-templates select="." mode="id"/>
            </xsl:attribute>
            <xsl:copy-of select="$in-tongue"/>
            <xsl:for-each select="tei:head">
              <xsl:if test="position() &gt; 1">
                <xsl:text> </xsl:text>
              </xsl:if>
              <xsl:apply-templates mode="plain"/>
            </xsl:for-each>
          </a>
          <xsl:if test="*[key('division', generate-id())]/descendant::tei:head">
            <ol>
              <xsl:apply-templates select="*" mode="contents"/>
            </ol>
          </xsl:if>
        </li>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="*" mode="contents"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Words without links and without what is only original: for the contents. -->
  <xsl:template match="text()" mode="plain">
    <xsl:variable name="tail">
      <xsl:apply-templates select="." mode="tail"/>
    </xsl:variable>
    <xsl:value-of select="substring(., 1, string-length() - string-length($tail))"/>
  </xsl:template>

  <xsl:template match="tei:note | tei:fw | tei:del | tei:am | tei:surplus | comment() | processing-instruction()" mode="plain"/>

  <xsl:template match="tei:choice | tei:app" mode="plain">
    <xsl:variable name="reading" select="(tei:corr | tei:reg | tei:expan | tei:supplied | tei:lem)[1]"/>
    <xsl:apply-templates select="$reading | *[not($reading)][1]/node()" mode="plain"/>
  </xsl:template>

  <xsl:template match="tei:sic | tei:orig | tei:abbr" mode="plain">
    <xsl:if test="not(parent::tei:choice)">
      <xsl:apply-templates mode="plain"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:lb" mode="plain">
    <xsl:apply-templates select="." mode="space"/>
  </xsl:template>

  <!-- A language tag as HTML knows it (ISO 639-1 where there is one), and the direction of its script. -->
  <xsl:template name="language">
    <xsl:param name="code"/>
    <xsl:variable name="three">
      <xsl:text>eng=en fra=fr fre=fr deu=de ger=de ita=it spa=es por=pt lat=la rus=ru pol=pl ces=cs cze=cs hun=hu ron=ro </xsl:text>
      <xsl:text>rum=ro slv=sl srp=sr hrv=hr ukr=uk ell=el gre=el nld=nl dut=nl dan=da swe=sv nor=no fin=fi lit=lt lav=lv </xsl:text>
      <xsl:text>est=et gle=ga heb=he ara=ar fas=fa per=fa tur=tr zho=zh chi=zh jpn=ja </xsl:text>
    </xsl:variable>
    <xsl:variable name="main" select="substring-before(concat($code, '-'), '-')"/>
    <xsl:variable name="two" select="substring-before(substring-after($three, concat($main, '=')), ' ')"/>
    <xsl:if test="$code != ''">
      <xsl:attribute name="lang">
        <xsl:choose>
          <xsl:when test="string-length($main) = 3 and $two">
            <xsl:value-of select="concat($two, substring-after($code, $main))"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="$code"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <!-- What the script subtag says, else what the language is written in. -->
      <xsl:variable name="script-tag" select="substring(substring-after($code, '-'), 1, 4)"/>
      <xsl:variable name="rtl"
                    select="contains(' Arab Hebr Syrc Thaa Nkoo Samr Mand Adlm Rohg ', concat(' ', $script-tag, ' '))
                            or (contains(' ar he fa ur yi ps sd ug dv ckb syr arc heb ara fas per urd yid pus snd uig div nqo ',
                                         concat(' ', $main, ' ')) and $script-tag != 'Latn' and $script-tag != 'Cyrl')"/>
      <xsl:if test="$rtl or parent::*/ancestor-or-self::*/@xml:lang">
        <xsl:attribute name="dir">
          <xsl:value-of select="substring('ltrrtl', 1 + 3 * $rtl, 3)"/>
        </xsl:attribute>
      </xsl:if>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
