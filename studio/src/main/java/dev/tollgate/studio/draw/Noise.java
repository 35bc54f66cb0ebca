package dev.tollgate.studio.draw;

/** Smooth, repeatable randomness along a line and over a plane; every value is from -1 to 1. */
final class Noise {

  private final long seed;

  Noise(long seed) {
    this.seed = seed;
  }

  double at(double x) {
    var cell = (long) Math.floor(x);
    var share = ease(x - cell);
    return lattice(cell, 0) * (1 - share) + lattice(cell + 1, 0) * share;
  }

  double at(double x, double y) {
    var column = (long) Math.floor(x);
    var row = (long) Math.floor(y);
    var across = ease(x - column);
    var down = ease(y - row);
    var top = lattice(column, row) * (1 - across) + lattice(column + 1, row) * across;
    var bottom = lattice(column, row + 1) * (1 - across) + lattice(column + 1, row + 1) * across;
    return top * (1 - down) + bottom * down;
  }

  /** Several octaves along a line, each finer and weaker by {@code gain}. */
  double rough(double x, int octaves, double gain) {
    var sum = 0.0;
    var weight = 1.0;
    var total = 0.0;
    for (var octave = 0; octave < octaves; octave++) {
      sum += weight * at(x * (1 << octave) + octave * 17.3);
      total += weight;
      weight *= gain;
    }
    return sum / total;
  }

  private static double ease(double share) {
    return share * share * share * (share * (share * 6 - 15) + 10);
  }

  private double lattice(long x, long y) {
    var hash = seed ^ (x * 0x9E3779B97F4A7C15L) ^ (y * 0xC2B2AE3D27D4EB4FL);
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    return ((hash ^ (hash >>> 31)) >> 11) * 0x1.0p-52;
  }
}
