package dev.tollgate.catalogue.json;

import dev.tollgate.catalogue.CatalogueBounds;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads bounded JSON documents. A repeated field, trailing text or NaN is malformed. */
public final class JsonReader {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(CatalogueBounds.JSON_DEPTH_MAX)
                  .maxStringLength(CatalogueBounds.JSON_TEXT_MAX)
                  .maxNumberLength(100)
                  .maxDocumentLength(CatalogueBounds.FEED_BYTES_MAX)
                  .build())
          .build();

  private JsonReader() {}

  /** Reads one whole document; throws {@link MalformedJson}. */
  public static Json read(byte[] document) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
      if (parser.nextToken() == null) {
        throw new MalformedJson("The document is empty");
      }
      Json value = value(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJson("Text after the end of the document");
      }
      return value;
    } catch (JacksonException malformed) {
      throw new MalformedJson("Not JSON: " + malformed.getOriginalMessage(), malformed);
    }
  }

  /** Reads a data file of this module; a missing one is a defect of the build. */
  public static Json resource(Class<?> neighbour, String name) {
    try (InputStream stream = neighbour.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("The data file " + name + " is missing from the build");
      }
      return read(stream.readAllBytes());
    } catch (IOException unreadable) {
      throw new IllegalStateException("Cannot read the data file " + name, unreadable);
    }
  }

  private static Json value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getString());
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> Json.NULL;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new MalformedJson("Unexpected " + token);
    };
  }

  private static Json object(JsonParser parser) {
    SequencedMap<String, Json> fields = new LinkedHashMap<>();
    while (next(parser) != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      next(parser);
      fields.put(name, value(parser));
    }
    return new Json.Obj(fields);
  }

  private static Json array(JsonParser parser) {
    List<Json> items = new ArrayList<>();
    while (next(parser) != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Json.Arr(items);
  }

  private static JsonToken next(JsonParser parser) {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new MalformedJson("The document is cut off");
    }
    return token;
  }
}
