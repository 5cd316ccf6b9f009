<?xml version="1.0" encoding="UTF-8"?>
<!-- What html.xsl and text.xsl share: where white space is layout, which notes stand where, how words are joined.

     libxslt evaluates `node()[1][test]` over all nodes, and `node()[1]/self::test` over one: only the second is linear.
     The same holds for `//a//b`, for a predicate in a match pattern, and for `a | b` of many nodes. What one asks of the
     whole file is a variable that one walk finds, `/descendant::*[self::a or self::b]`; a key is for what is looked up,
     for all that has one value is compared with one another. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:exsl="http://exslt.org/common"
                exclude-result-prefixes="tei exsl">

  <xsl:variable name="upper" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅĀĂĄÇĆČĎÈÉÊËĒĘĚĞÌÍÎÏĪŁÑŃŇÒÓÔÕÖØŌŐŘŚŞŠŤÙÚÛÜŪŮŰÝŹŻŽ'"/>
  <xsl:variable name="lower" select="'abcdefghijklmnopqrstuvwxyzàáâãäåāăąçćčďèéêëēęěğìíîïīłñńňòóôõöøōőřśşšťùúûüūůűýźżž'"/>
  <xsl:variable name="plain" select="'abcdefghijklmnopqrstuvwxyzaaaaaaaaacccdeeeeeeegiiiiilnnnoooooooorssstuuuuuuuyzzz'"/>

  <xsl:variable name="hyphens" select="'-&#xAD;‐¬⸗'"/>

  <!-- White space between the parts of these is layout of the file. -->
  <xsl:strip-space elements="tei:TEI tei:teiCorpus tei:text tei:group tei:front tei:body tei:back tei:div tei:div1 tei:div2
                             tei:div3 tei:div4 tei:div5 tei:div6 tei:div7 tei:floatingText tei:titlePage tei:docTitle
                             tei:lg tei:sp tei:spGrp tei:list tei:table tei:row tei:castList tei:castGroup tei:listBibl
                             tei:listPerson tei:person tei:choice tei:app tei:figure tei:postscript tei:epigraph tei:gap"/>

  <!-- The elements that hold blocks and no text of their own, by their id. -->
  <xsl:key name="division" use="generate-id()"
           match="*[self::tei:div or self::tei:div1 or self::tei:div2 or self::tei:div3 or self::tei:div4 or self::tei:div5
                    or self::tei:div6 or self::tei:div7 or self::tei:front or self::tei:body or self::tei:back
                    or self::tei:group or self::tei:titlePage or self::tei:docTitle]"/>

  <!-- These and all others that hold blocks. A key within the pattern of a key takes libxslt quadratic time. -->
  <xsl:key name="container" use="generate-id()"
           match="*[self::tei:div or self::tei:div1 or self::tei:div2 or self::tei:div3 or self::tei:div4 or self::tei:div5
                    or self::tei:div6 or self::tei:div7 or self::tei:front or self::tei:body or self::tei:back
                    or self::tei:group or self::tei:titlePage or self::tei:docTitle
                    or self::tei:lg or self::tei:sp or self::tei:list or self::tei:figure or self::tei:floatingText
                    or self::tei:epigraph or self::tei:postscript or self::tei:argument
                    or ((self::tei:quote or self::tei:note or self::tei:item)
                        and (tei:p or tei:ab or tei:lg or tei:sp or tei:list or tei:floatingText))]"/>

  <!-- Editors' marks stand in the line, as the source has them; other notes stand at the end of their division. -->
  <xsl:key name="mark" match="tei:note[@type = 'editorial' and @place = 'inline']" use="generate-id()"/>
  <xsl:variable name="notes"
                select="/descendant::tei:note[not(@type = 'editorial' and @place = 'inline')][ancestor::tei:text]"/>
  <xsl:key name="notes-of" match="tei:note[not(@type = 'editorial' and @place = 'inline')]"
           use="generate-id(ancestor::*[self::tei:div or self::tei:div1 or self::tei:div2 or self::tei:div3 or self::tei:div4
                or self::tei:div5 or self::tei:div6 or self::tei:div7 or self::tei:front or self::tei:body
                or self::tei:back][1])"/>

  <!-- What calls for a note that stands elsewhere: such a note needs no number of ours. -->
  <xsl:key name="anchor" match="tei:ref[@target]" use="@target"/>

  <!-- Numbers are looked up: xsl:number counts anew for each node. Importing stylesheets count more than notes. -->
  <xsl:key name="number" match="number" use="@of"/>
  <xsl:variable name="numbers">
    <xsl:call-template name="count">
      <xsl:with-param name="nodes" select="$notes"/>
    </xsl:call-template>
  </xsl:variable>

  <xsl:variable name="number-table" select="exsl:node-set($numbers)"/>

  <xsl:template name="count">
    <xsl:param name="nodes"/>
    <xsl:for-each select="$nodes">
      <number of="{generate-id()}">
        <xsl:value-of select="position()"/>
      </number>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="*" mode="number">
    <xsl:variable name="id" select="generate-id()"/>
    <xsl:for-each select="$number-table">
      <xsl:value-of select="key('number', $id)"/>
    </xsl:for-each>
  </xsl:template>

  <!-- What a reader sees as the number of a note: what the source calls it, or its place among all. -->
  <xsl:template match="tei:note" mode="label">
    <xsl:value-of select="@n"/>
    <xsl:if test="not(@n)">
      <xsl:apply-templates select="." mode="number"/>
    </xsl:if>
  </xsl:template>

  <!-- Whether quotation marks are left to the stylesheet: the header says so, or the first quotation has none.
       https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-quotation.html -->
  <xsl:variable name="declared" select="/*/tei:teiHeader/tei:encodingDesc/tei:editorialDecl/tei:quotation/@marks"/>
  <xsl:variable name="opening"
                select="substring(normalize-space(/descendant::*[self::tei:q or self::tei:said][ancestor::tei:text][1]), 1, 1)"/>
  <xsl:variable name="unmarked"
                select="$declared = 'none' or (not($declared)
                        and not(contains(concat('“”‘’«»„‚‹›—–-`&quot;', &quot;'&quot;), $opening)))"/>

  <!-- The space that a line end is in prose: none within a word. A hyphen after a letter is taken to stand within a word,
       where @break does not say.
       https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.breaking.html -->
  <xsl:template match="tei:lb" mode="space">
    <xsl:variable name="before" select="preceding-sibling::node()[1]/self::text()"/>
    <xsl:variable name="hyphen" select="substring($before, string-length($before))"/>
    <xsl:variable name="letter" select="normalize-space(substring($before, string-length($before) - 1, 1))"/>
    <xsl:if test="@break = 'yes' or not(@break or ($hyphen and contains($hyphens, $hyphen)
                  and $letter and not(contains($hyphens, $letter))))">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- The last character of a text node, if a proofread book does without it: the hyphen of a word that is broken over a
       line end, the space before an editor's mark that falls away. -->
  <xsl:template match="text()" mode="tail">
    <xsl:variable name="next" select="following-sibling::node()[1]/self::*"/>
    <xsl:if test="$next[self::tei:lb or self::tei:pb or self::tei:note]">
      <xsl:variable name="last" select="substring(., string-length())"/>
      <xsl:variable name="break"
                    select="$next/@break | $next/self::tei:pb/following-sibling::node()[1]/self::tei:lb/@break"/>
      <xsl:variable name="after" select="substring($next/following-sibling::node()[1], 1, 1)"/>
      <xsl:if test="($break = 'no' and $last and contains($hyphens, $last))
                    or (key('mark', generate-id($next)) and normalize-space($last) = ''
                        and contains('.,;:!?)]}”’»›…', $after))">
        <xsl:value-of select="$last"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- How many characters at the start and at the end of a text node are marks of plain text for what `hi` says. -->
  <xsl:template name="marks-before">
    <xsl:value-of select="number(boolean(parent::tei:hi/@rend and not(preceding-sibling::node()[1])
                          and contains('_=', substring(., 1, 1)) and string-length(..) &gt; 2))"/>
  </xsl:template>

  <xsl:template name="marks-after">
    <xsl:value-of select="number(boolean(parent::tei:hi/@rend and not(following-sibling::node()[1])
                          and contains('_=', substring(., string-length())) and string-length(..) &gt; 2))"/>
  </xsl:template>
</xsl:stylesheet>
