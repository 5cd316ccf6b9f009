<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xsl:stylesheet [
  <!ENTITY css SYSTEM "edition.css">
  <!ENTITY site-css SYSTEM "site.css">
]>
<!-- The pages of a site over all its texts: `page` says which. The input is what tei_tools/publication knows of them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="html.xsl"/>
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:param name="page" select="'index'"/>

  <xsl:template match="/">
    <html lang="en">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>
          <xsl:call-template name="heading"/>
          <xsl:if test="$page != 'index'">
            <xsl:value-of select="concat(' · ', /site/@title)"/>
          </xsl:if>
        </title>
        <style>&css;&site-css;</style>
      </head>
      <body class="site">
        <a class="skip" href="#text">Skip to the text</a>
        <div class="page">
          <header class="title">
            <xsl:if test="$page != 'index'">
              <p class="author">
                <xsl:value-of select="/site/@title"/>
              </p>
            </xsl:if>
            <h1>
              <xsl:call-template name="heading"/>
            </h1>
          </header>
          <div class="tools">
            <nav aria-label="Collection">
              <ul class="contents">
                <xsl:call-template name="way">
                  <xsl:with-param name="to" select="'index'"/>
                  <xsl:with-param name="label" select="'Texts'"/>
                </xsl:call-template>
                <xsl:if test="/site/person">
                  <xsl:call-template name="way">
                    <xsl:with-param name="to" select="'persons'"/>
                    <xsl:with-param name="label" select="'Persons'"/>
                  </xsl:call-template>
                </xsl:if>
                <xsl:call-template name="way">
                  <xsl:with-param name="to" select="'search'"/>
                  <xsl:with-param name="label" select="'Search'"/>
                </xsl:call-template>
              </ul>
            </nav>
          </div>
          <main id="text" tabindex="-1">
            <xsl:choose>
              <xsl:when test="$page = 'persons'">
                <xsl:apply-templates select="/site/person"/>
              </xsl:when>
              <xsl:when test="$page = 'search'">
                <xsl:call-template name="search"/>
              </xsl:when>
              <xsl:otherwise>
                <ol class="texts">
                  <xsl:apply-templates select="/site/text"/>
                </ol>
              </xsl:otherwise>
            </xsl:choose>
          </main>
          <footer>
            <p>Made from TEI by tei-tools.</p>
          </footer>
        </div>
        <xsl:if test="$page = 'search'">
          <script src="search.js"></script>
        </xsl:if>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="heading">
    <xsl:choose>
      <xsl:when test="$page = 'persons'">Persons</xsl:when>
      <xsl:when test="$page = 'search'">Search</xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="/site/@title"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="way">
    <xsl:param name="to"/>
    <xsl:param name="label"/>
    <li>
      <a href="{$to}.html">
        <xsl:if test="$to = $page">
          <xsl:attribute name="aria-current">page</xsl:attribute>
        </xsl:if>
        <xsl:value-of select="$label"/>
      </a>
    </li>
  </xsl:template>

  <xsl:template match="text">
    <li>
      <xsl:if test="author">
        <p>
          <xsl:for-each select="author">
            <xsl:if test="position() &gt; 1"> · </xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
        </p>
      </xsl:if>
      <p>
        <a href="{@page}">
          <xsl:call-template name="language">
            <xsl:with-param name="code" select="string(@lang)"/>
          </xsl:call-template>
          <xsl:value-of select="title"/>
        </a>
      </p>
      <p class="facts">
        <xsl:if test="@date != ''">
          <xsl:value-of select="concat(@date, ' · ')"/>
        </xsl:if>
        <xsl:value-of select="concat(@words, ' words')"/>
      </p>
    </li>
  </xsl:template>

  <xsl:template match="person">
    <section class="entry">
      <h2>
        <xsl:value-of select="persName[1]"/>
      </h2>
      <xsl:if test="persName[2]">
        <p class="also">
          <xsl:text>also </xsl:text>
          <xsl:for-each select="persName[position() &gt; 1]">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
        </p>
      </xsl:if>
      <xsl:if test="idno">
        <p class="authorities">
          <xsl:for-each select="idno">
            <xsl:if test="position() &gt; 1"> · </xsl:if>
            <xsl:call-template name="authority"/>
          </xsl:for-each>
        </p>
      </xsl:if>
      <ul class="places">
        <xsl:for-each select="in">
          <li>
            <a href="{@page}">
              <xsl:call-template name="language">
                <xsl:with-param name="code" select="string(@lang)"/>
              </xsl:call-template>
              <xsl:value-of select="."/>
            </a>
            <xsl:if test="@mentions &gt; 0">
              <xsl:value-of select="concat(' ', @mentions, ' mention', substring('s', 1, @mentions != 1))"/>
            </xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:template name="search">
    <noscript>
      <p>The search needs JavaScript. All else on this site does without.</p>
    </noscript>
    <form class="query" role="search" hidden="hidden">
      <label for="query">Words that stand in one paragraph, or their beginnings</label>
      <input type="search" id="query" name="q" autocomplete="off"/>
      <button>Search</button>
    </form>
    <p id="status" role="status"></p>
    <ol class="results"></ol>
    <p class="more" hidden="hidden"><button type="button">Show more</button></p>
  </xsl:template>
</xsl:stylesheet>
