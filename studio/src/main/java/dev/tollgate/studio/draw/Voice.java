package dev.tollgate.studio.draw;

/**
 * How a text is set.
 *
 * @param weight CSS weight of the Latin, 300, 400, 600 or 700
 * @param tracking extra space between letters, in ems
 * @param leading line height, in ems
 * @param align where lines begin
 */
record Voice(int weight, double tracking, double leading, Align align) {

  static final Voice DISPLAY = new Voice(700, -0.035, 1.0, Align.START);
  static final Voice TITLE = new Voice(600, -0.02, 1.1, Align.START);
  static final Voice BODY = new Voice(400, 0, 1.35, Align.START);
  static final Voice LIGHT = new Voice(300, -0.015, 1.12, Align.START);
  static final Voice SMALL = new Voice(600, 0.06, 1.3, Align.START);

  /** Where lines begin. */
  enum Align {
    START,
    CENTRE
  }

  Voice centred() {
    return new Voice(weight, tracking, leading, Align.CENTRE);
  }
}
