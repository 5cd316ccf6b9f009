<?xml version="1.0" encoding="UTF-8"?>
<!-- What html.xsl and text.xsl share: which elements are structure, and which notes stand in which division. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0">

  <!-- White space between the parts of these is layout of the file. -->
  <xsl:strip-space elements="tei:TEI tei:teiCorpus tei:text tei:group tei:front tei:body tei:back tei:div tei:div1 tei:div2
                             tei:div3 tei:div4 tei:div5 tei:div6 tei:div7 tei:floatingText tei:titlePage tei:docTitle
                             tei:lg tei:sp tei:spGrp tei:list tei:table tei:row tei:castList tei:castGroup tei:listBibl
                             tei:listPerson tei:person tei:choice tei:app tei:figure tei:postscript tei:epigraph"/>

  <!-- The elements that hold blocks and no text of their own, by their id. -->
  <xsl:key name="division" use="generate-id()"
           match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7
                  | tei:front | tei:body | tei:back | tei:group | tei:titlePage | tei:docTitle"/>

  <!-- Notes that are no editor's marks, by the division that they stand in. -->
  <xsl:key name="notes-of" match="tei:note[not(@type = 'editorial' and @place = 'inline')]"
           use="generate-id(ancestor::*[self::tei:div or self::tei:div1 or self::tei:div2 or self::tei:div3 or self::tei:div4
                or self::tei:div5 or self::tei:div6 or self::tei:div7 or self::tei:front or self::tei:body
                or self::tei:back][1])"/>

  <!-- The number of a note: its own, or its place among the notes of its division. -->
  <xsl:template match="tei:note" mode="number">
    <xsl:value-of select="@n"/>
    <xsl:if test="not(@n)">*</xsl:if>
  </xsl:template>
</xsl:stylesheet>
