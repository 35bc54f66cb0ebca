/** Benchmarks of single methods; {@code bench/README.md} says how to run them. */
@NullMarked
package dev.tollgate.bench.jmh;

import org.jspecify.annotations.NullMarked;
