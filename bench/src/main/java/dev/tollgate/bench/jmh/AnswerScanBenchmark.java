package dev.tollgate.bench.jmh;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.codec.AnswerScan;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to find the usage in a picture answer of 2 MB, read in the usual chunks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnswerScanBenchmark {

  private static final int BASE64_BYTES = 2 * 1024 * 1024;

  private final byte[] answer =
      ("{\"created\":1,\"data\":[{\"b64_json\":\""
              + "ABCDEFGH".repeat(BASE64_BYTES / 8)
              + "\"}],\"usage\":{\"input_tokens\":22,\"output_tokens\":1756}}")
          .getBytes(StandardCharsets.US_ASCII);

  @Benchmark
  public AnswerScan scan() {
    AnswerScan scan = new AnswerScan(Set.of("usage", "size", "quality"));
    for (int at = 0; at < answer.length; at += Bounds.CHUNK_BYTES) {
      scan.accept(answer, at, Math.min(Bounds.CHUNK_BYTES, answer.length - at));
    }
    return scan;
  }
}
