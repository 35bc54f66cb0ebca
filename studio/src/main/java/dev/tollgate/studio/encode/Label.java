package dev.tollgate.studio.encode;

/**
 * What a file says about itself.
 *
 * @param plan what was drawn, in plain sentences
 * @param seed the seed of the commission
 */
public record Label(String plan, long seed) {

  /** What made the picture, and what it is not. */
  public static final String ORIGIN =
      "Drawn by Tollgate Studio (studio/sketch-1), an offline drawing engine; not a photograph and not a generative model";

  /** Everything in one line. */
  public String sentence() {
    return "%s. %s Seed: %d.".formatted(ORIGIN, plan, seed);
  }

  /** The label as an XMP packet. */
  public String xmp() {
    return """
    <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:tollgate="https://tollgate.dev/ns/studio/1.0/">
    <xmp:CreatorTool>%s</xmp:CreatorTool>
    <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
    <tollgate:seed>%d</tollgate:seed>
    </rdf:Description></rdf:RDF></x:xmpmeta>
    <?xpacket end="r"?>\
    """
        .formatted(escaped(ORIGIN), escaped(plan), seed);
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(letter -> {
          switch (letter) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            default -> {
              if (letter >= 0x20
                  && (letter < 0xD800 || letter > 0xDFFF)
                  && letter != 0xFFFE
                  && letter != 0xFFFF) {
                escaped.appendCodePoint(letter);
              } else {
                escaped.append(' ');
              }
            }
          }
        });
    return escaped.toString();
  }
}
