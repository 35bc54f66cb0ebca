package dev.tollgate.studio;

import dev.tollgate.studio.plan.NamedColour;
import dev.tollgate.studio.plan.Palette;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the studio understood of a prompt and will draw; made before a pixel is.
 *
 * @param title a short name for the picture, at most a few words
 * @param texts the words to letter, exactly as given, most important first
 * @param items the subjects recognised, in the order of the prompt
 * @param palette the colours
 * @param layout the kind of composition
 * @param place where a scene is set
 * @param hour the light
 * @param weather what falls or drifts
 * @param mood the feeling, which sets contrast and measure
 */
public record Plan(
    String title,
    List<Text> texts,
    List<Item> items,
    Palette palette,
    Layout layout,
    Place place,
    Hour hour,
    Weather weather,
    Mood mood) {

  /** Copies the lists. */
  public Plan {
    texts = List.copyOf(texts);
    items = List.copyOf(items);
  }

  /** The kind of composition. */
  public enum Layout {
    POSTER,
    SCENE,
    CARD,
    MARK,
    ABSTRACT
  }

  /** Where a scene is set. */
  public enum Place {
    SEA,
    LAKE,
    MOUNTAINS,
    HILLS,
    FOREST,
    CITY,
    DESERT,
    SNOWFIELD,
    INDOORS,
    SPACE,
    NOWHERE
  }

  /** The light of the hour. */
  public enum Hour {
    DAWN,
    DAY,
    SUNSET,
    DUSK,
    NIGHT
  }

  /** What falls or drifts. */
  public enum Weather {
    CLEAR,
    CLOUDS,
    RAIN,
    SNOW,
    FOG
  }

  /** The feeling. */
  public enum Mood {
    CALM,
    WARM,
    BRIGHT,
    DRAMATIC,
    PLAYFUL
  }

  /** What a text is for. */
  public enum Role {
    HEADLINE,
    SUBTITLE,
    DETAIL
  }

  /**
   * Words to letter.
   *
   * @param content exactly what is drawn
   * @param role how loud it is
   */
  public record Text(String content, Role role) {}

  /**
   * A subject of the picture.
   *
   * @param subject the thing
   * @param count how many, at least 1
   * @param colour the colour that the prompt gave it, if any
   * @param word the word that named it
   */
  public record Item(Subject subject, int count, Optional<NamedColour> colour, String word) {

    private String describe() {
      return (count > 1 ? count + " × " : "")
          + colour.map(tone -> tone.label() + " ").orElse("")
          + word;
    }
  }

  /** The item for that subject, if the prompt named it. */
  public Optional<Item> item(Subject subject) {
    return items.stream().filter(item -> item.subject() == subject).findFirst();
  }

  /** Whether the prompt named that subject. */
  public boolean shows(Subject subject) {
    return item(subject).isPresent();
  }

  /** The texts of that role, in order. */
  public List<Text> texts(Role role) {
    return texts.stream().filter(text -> text.role() == role).toList();
  }

  /** The plan in a few plain sentences, for people and for the picture's metadata. */
  public String describe() {
    return "%s titled “%s”. %s%sPalette: %s. Mood: %s."
        .formatted(
            kindInWords(), title, itemsInWords(), textsInWords(), palette.describe(), lower(mood));
  }

  private String kindInWords() {
    return switch (layout) {
      case SCENE -> "A scene (%s, %s, %s)".formatted(lower(place), lower(hour), lower(weather));
      case POSTER -> "A poster";
      case CARD -> "A card";
      case MARK -> "A mark";
      case ABSTRACT -> "An abstract composition";
    };
  }

  private String itemsInWords() {
    return items.isEmpty()
        ? ""
        : items.stream().map(Item::describe).collect(Collectors.joining(", ", "Shows ", ". "));
  }

  private String textsInWords() {
    return texts.isEmpty()
        ? ""
        : texts.stream()
            .map(text -> "%s “%s”".formatted(lower(text.role()), text.content()))
            .collect(Collectors.joining(", ", "Lettering: ", ". "));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
