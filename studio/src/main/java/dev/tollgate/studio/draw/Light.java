package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.Plan.Hour;
import dev.tollgate.studio.Plan.Weather;
import dev.tollgate.studio.plan.Palette;
import dev.tollgate.studio.plan.Tone;

/**
 * The colours of one scene in its light.
 *
 * @param palette the palette it comes from
 * @param top the sky overhead
 * @param middle the sky between
 * @param low the sky at the horizon; distance fades into it
 * @param disc the sun or moon
 * @param far distant land
 * @param near foreground land
 * @param water deep water
 * @param lamp lit windows and lanterns
 * @param dark whether lamps are lit
 * @param fromLeft whether the light comes from the left
 */
record Light(
    Palette palette,
    int top,
    int middle,
    int low,
    int disc,
    int far,
    int near,
    int water,
    int lamp,
    boolean dark,
    boolean fromLeft) {

  static Light of(Plan plan, boolean fromLeft) {
    var palette = plan.palette();
    var grey = plan.weather() == Weather.RAIN || plan.weather() == Weather.FOG ? 0.35 : 0.0;
    var veil = Tone.mix(palette.far(), palette.sky().get(2), 0.4);
    return new Light(
        palette,
        Tone.mix(palette.sky().get(0), veil, grey),
        Tone.mix(palette.sky().get(1), veil, grey),
        Tone.mix(palette.sky().get(2), veil, grey * 0.6),
        palette.light(),
        Tone.mix(palette.far(), palette.sky().get(2), grey * 0.6),
        palette.near(),
        Tone.mix(palette.water(), veil, grey * 0.5),
        0xFFFFD27A,
        plan.hour() == Hour.NIGHT || plan.hour() == Hour.DUSK,
        fromLeft);
  }

  /** Land at a distance from 0 (near) to 1 (far), fading into the horizon. */
  int land(double distance) {
    return distance < 0.6
        ? Tone.mix(near, far, distance / 0.6)
        : Tone.mix(far, low, (distance - 0.6) / 0.4 * 0.7);
  }

  /** A thing's own colour as it looks in this light. */
  int on(int colour) {
    return dark
        ? Tone.mix(colour, palette.near(), palette.isDark() ? 0.42 : 0.3)
        : Tone.mix(colour, low, 0.06);
  }

  /** The lit and the shaded side of a colour, across a shape. */
  Fill sides(double left, double right, int colour) {
    var lit = Tone.mix(colour, disc, dark ? 0.12 : 0.26);
    var shade = Tone.mix(colour, Tone.darker(near, 0.3), dark ? 0.45 : 0.38);
    return fromLeft
        ? Fill.across(left, right, lit, colour, shade)
        : Fill.across(left, right, shade, colour, lit);
  }

  /** Fresh snow in this light. */
  int snow() {
    return dark ? Tone.mix(0xFFE3ECF9, low, 0.38) : Tone.mix(0xFFFCFAF5, low, 0.08);
  }

  int shade(int colour, double share) {
    return Tone.mix(colour, Tone.darker(near, 0.3), share);
  }

  int lit(int colour, double share) {
    return Tone.mix(colour, disc, share);
  }
}
