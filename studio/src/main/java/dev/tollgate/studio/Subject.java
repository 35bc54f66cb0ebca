package dev.tollgate.studio;

import java.util.List;

/** A thing that the studio knows how to draw. */
public enum Subject {
  LIGHTHOUSE(Kind.BUILT, "lighthouse", "灯台", "灯塔", "등대", "leuchtturm", "phare", "faro"),
  MOUNTAIN(
      Kind.LAND,
      "mountain",
      "peak",
      "alp",
      "summit",
      "volcano",
      "fuji",
      "山",
      "berg",
      "montagne",
      "montaña"),
  SEA(
      Kind.LAND, "sea", "ocean", "coast", "beach", "shore", "bay", "wave", "harbour", "harbor", "海",
      "meer", "mer", "mar"),
  LAKE(Kind.LAND, "lake", "pond", "湖", "lac", "lago"),
  RIVER(Kind.LAND, "river", "stream", "canal", "川", "河", "fluss"),
  ISLAND(Kind.LAND, "island", "島"),
  HILL(
      Kind.LAND, "hill", "meadow", "field", "valley", "countryside", "landscape", "garden", "park"),
  DESERT(Kind.LAND, "desert", "dune", "sahara", "沙漠", "wüste"),
  FOREST(
      Kind.LAND,
      "forest",
      "wood",
      "woodland",
      "jungle",
      "grove",
      "森",
      "森林",
      "wald",
      "forêt",
      "bosque"),
  CITY(
      Kind.LAND,
      "city",
      "skyline",
      "town",
      "skyscraper",
      "downtown",
      "street",
      "metropolis",
      "building",
      "城市",
      "街",
      "stadt",
      "ville",
      "ciudad"),
  SUN(Kind.SKY, "sun", "太陽", "太阳", "sonne", "soleil", "sol"),
  MOON(Kind.SKY, "moon", "moonlight", "moonlit", "crescent", "月", "mond", "lune", "luna"),
  STAR(Kind.SKY, "star", "starry", "constellation", "星", "galaxy", "cosmos"),
  CLOUD(Kind.SKY, "cloud", "雲", "云"),
  PLANET(Kind.SKY, "planet", "saturn", "jupiter", "mars"),
  BIRD(Kind.FLIES, "bird", "gull", "seagull", "swallow", "crane", "鳥", "鸟"),
  BALLOON(Kind.FLIES, "balloon", "気球"),
  ROCKET(Kind.FLIES, "rocket", "spaceship", "spacecraft", "ロケット", "火箭"),
  BOAT(Kind.FLOATS, "boat", "sailboat", "ship", "yacht", "sail", "ferry", "船"),
  WHALE(Kind.FLOATS, "whale", "鯨", "鲸"),
  TREE(
      Kind.GROWS,
      "tree",
      "palm",
      "oak",
      "birch",
      "pine",
      "fir",
      "cypress",
      "willow",
      "木",
      "树",
      "baum",
      "arbre",
      "árbol"),
  CACTUS(Kind.GROWS, "cactus", "cacti"),
  HOUSE(
      Kind.BUILT,
      "house",
      "cottage",
      "cabin",
      "hut",
      "barn",
      "home",
      "village",
      "farm",
      "家",
      "房子",
      "haus",
      "maison",
      "casa"),
  BRIDGE(Kind.BUILT, "bridge", "橋", "桥"),
  WINDOW(Kind.BUILT, "window", "windowsill", "sill", "窓"),
  CAR(Kind.STANDS, "car", "automobile", "beetle", "taxi", "van", "車"),
  ASTRONAUT(Kind.STANDS, "astronaut", "cosmonaut", "spaceman", "宇航员", "宇宙飛行士"),
  FOX(Kind.STANDS, "fox", "狐"),
  RABBIT(Kind.STANDS, "rabbit", "bunny", "hare", "兔", "うさぎ"),
  BEAR(Kind.STANDS, "bear", "panda", "teddy", "熊"),
  OTTER(Kind.STANDS, "otter", "beaver", "カワウソ"),
  OWL(Kind.STANDS, "owl"),
  PENGUIN(Kind.STANDS, "penguin", "ペンギン", "企鹅"),
  PERSON(
      Kind.STANDS,
      "person",
      "man",
      "woman",
      "girl",
      "boy",
      "child",
      "people",
      "figure",
      "traveller",
      "traveler",
      "couple",
      "hiker",
      "children",
      "veterinarian",
      "doctor",
      "nurse",
      "teacher",
      "chef",
      "artist",
      "farmer",
      "engineer",
      "scientist",
      "人"),
  DOG(
      Kind.STANDS,
      "dog",
      "puppy",
      "hound",
      "corgi",
      "retriever",
      "terrier",
      "dachshund",
      "犬",
      "狗",
      "hund",
      "chien",
      "perro"),
  CAT(Kind.STANDS, "cat", "kitten", "siamese", "tabby", "猫", "katze", "chat", "gato"),
  ROBOT(Kind.STANDS, "robot", "android", "ロボット", "机器人"),
  FLOWER(
      Kind.TABLE,
      "flower",
      "tulip",
      "rose",
      "poppy",
      "daisy",
      "bouquet",
      "sunflower",
      "vase",
      "花",
      "blume",
      "fleur",
      "flor"),
  CUP(
      Kind.TABLE,
      "cup",
      "coffee",
      "espresso",
      "cappuccino",
      "tea",
      "mug",
      "latte",
      "cafe",
      "café",
      "コーヒー",
      "咖啡",
      "茶"),
  BOOK(Kind.TABLE, "book", "novel", "library", "reading", "本", "书", "buch", "livre", "libro"),
  CAKE(Kind.TABLE, "cake", "birthday", "cupcake", "dessert", "ケーキ", "蛋糕"),
  FRUIT(Kind.TABLE, "fruit", "apple", "orange", "lemon", "pear", "citrus", "peach", "果物", "水果");

  /** Where a subject belongs in a picture. */
  public enum Kind {
    /** The ground itself. */
    LAND,
    /** Part of the sky. */
    SKY,
    /** In the air. */
    FLIES,
    /** On water. */
    FLOATS,
    /** Rooted in the ground. */
    GROWS,
    /** Built on the ground. */
    BUILT,
    /** Stands or sits, indoors or out. */
    STANDS,
    /** On a table. */
    TABLE
  }

  private final Kind kind;
  private final List<String> words;

  Subject(Kind kind, String... words) {
    this.kind = kind;
    this.words = List.of(words);
  }

  /** Where it belongs. */
  public Kind kind() {
    return kind;
  }

  /** Singular, lower-case words for it; the first is its English name. */
  public List<String> words() {
    return words;
  }

  /** Its English name. */
  public String label() {
    return words.getFirst();
  }
}
