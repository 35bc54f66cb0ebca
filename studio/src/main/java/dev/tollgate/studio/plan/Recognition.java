package dev.tollgate.studio.plan;

import dev.tollgate.studio.Plan.Item;
import dev.tollgate.studio.StudioBounds;
import dev.tollgate.studio.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The subjects and colours found in a prompt.
 *
 * @param items the subjects with their counts and colours
 * @param loose the colours that belong to no subject
 */
record Recognition(List<Item> items, List<NamedColour> loose) {

  private static final Map<String, Subject> BY_WORD = byWord();
  private static final Set<String> NEGATIONS =
      Set.of("no", "without", "not", "never", "zero", "ohne", "sans", "sin");
  private static final Set<String> SHADES =
      Set.of("sky", "light", "glow", "sunset", "dusk", "palette", "tones", "background", "and");
  private static final Set<String> BOOK_USES =
      Set.of("cover", "jacket", "drawing", "illustration", "style");
  private static final Set<String> TEA_PLACES = Set.of("house", "field", "plantation");
  private static final Set<String> PLURALS = Set.of("people", "woods", "cacti", "children");
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("one", 1),
          Map.entry("single", 1),
          Map.entry("two", 2),
          Map.entry("pair", 2),
          Map.entry("couple", 2),
          Map.entry("three", 3),
          Map.entry("few", 3),
          Map.entry("four", 4),
          Map.entry("several", 4),
          Map.entry("five", 5),
          Map.entry("some", 3),
          Map.entry("six", 6),
          Map.entry("flock", 7),
          Map.entry("fleet", 5),
          Map.entry("seven", 7),
          Map.entry("many", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9));

  static Recognition of(Words words) {
    var items = new ArrayList<Item>();
    var taken = new HashSet<Integer>();
    var list = words.list();
    for (var at = 0; at < list.size(); at++) {
      var subject = subject(list.get(at));
      if (subject.isPresent() && !isNegated(list, at) && !isModifier(list, at)) {
        add(items, item(subject.get(), list, at, taken));
      }
    }
    return new Recognition(List.copyOf(items), looseColours(list, taken));
  }

  private static Optional<Subject> subject(String word) {
    var known = BY_WORD.getOrDefault(word, BY_WORD.get(Words.singular(word)));
    if (known != null || word.codePoints().allMatch(letter -> letter < 0x2E80)) {
      return Optional.ofNullable(known);
    }
    return BY_WORD.entrySet().stream()
        .filter(entry -> entry.getKey().codePointAt(0) >= 0x2E80 && word.contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static void add(List<Item> items, Item found) {
    if (items.size() >= StudioBounds.SUBJECTS_MAX) {
      return;
    }
    for (var at = 0; at < items.size(); at++) {
      if (items.get(at).subject() == found.subject()) {
        items.set(at, merged(items.get(at), found));
        return;
      }
    }
    items.add(found);
  }

  private static Item merged(Item first, Item again) {
    var colour = first.colour().isPresent() ? first.colour() : again.colour();
    return new Item(first.subject(), Math.max(first.count(), again.count()), colour, first.word());
  }

  private static Item item(Subject subject, List<String> list, int at, Set<Integer> taken) {
    var plural =
        (!BY_WORD.containsKey(list.get(at)) && BY_WORD.containsKey(Words.singular(list.get(at))))
            || PLURALS.contains(list.get(at));
    var count = count(list, at, plural);
    var colour = Optional.<NamedColour>empty();
    for (var back = at - 1; back >= Math.max(0, at - 2) && colour.isEmpty(); back--) {
      colour = NamedColour.of(list.get(back));
      if (colour.isPresent() && !taken.contains(back)) {
        taken.add(back);
      } else if (subject(list.get(back)).isPresent()) {
        break;
      }
    }
    return new Item(subject, count, colour, list.get(at));
  }

  private static int count(List<String> list, int at, boolean plural) {
    for (var back = at - 1; back >= Math.max(0, at - 3); back--) {
      if (subject(list.get(back)).isPresent()) {
        break;
      }
      var number = number(list.get(back));
      if (number > 0) {
        return Math.min(number, StudioBounds.COUNT_MAX);
      }
    }
    return plural ? 3 : 1;
  }

  private static int number(String word) {
    if (word.length() <= 3 && word.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
      return Integer.parseInt(word);
    }
    return NUMBERS.getOrDefault(word, 0);
  }

  private static boolean isNegated(List<String> list, int at) {
    return list.subList(Math.max(0, at - 2), at).stream().anyMatch(NEGATIONS::contains);
  }

  private static boolean isModifier(List<String> list, int at) {
    var word = list.get(at);
    var next = at + 1 < list.size() ? list.get(at + 1) : "";
    return switch (word) {
      case "tea" -> TEA_PLACES.contains(next);
      case "book", "magazine" -> BOOK_USES.contains(next);
      case "orange", "rose", "peach" -> subject(next).isPresent() || SHADES.contains(next);
      case "house" -> next.equals("music");
      case "sea" -> next.equals("otter");
      case "child", "children" -> next.equals("s") || next.equals("book");
      case "star" -> next.equals("wars");
      default -> false;
    };
  }

  private static List<NamedColour> looseColours(List<String> list, Set<Integer> taken) {
    var loose = new ArrayList<NamedColour>();
    for (var at = 0; at < list.size() && loose.size() < 3; at++) {
      if (!taken.contains(at) && !isLight(list, at)) {
        NamedColour.of(list.get(at))
            .filter(colour -> !loose.contains(colour))
            .ifPresent(loose::add);
      }
    }
    return List.copyOf(loose);
  }

  /** Golden hour is a time, not a colour. */
  private static boolean isLight(List<String> list, int at) {
    var next = at + 1 < list.size() ? list.get(at + 1) : "";
    return list.get(at).equals("golden") && (next.equals("hour") || next.equals("light"));
  }

  private static Map<String, Subject> byWord() {
    var map = new HashMap<String, Subject>();
    for (var subject : Subject.values()) {
      subject.words().forEach(word -> map.put(word, subject));
    }
    return Map.copyOf(map);
  }
}
