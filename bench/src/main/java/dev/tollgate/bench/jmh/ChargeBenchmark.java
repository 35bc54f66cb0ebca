package dev.tollgate.bench.jmh;

import dev.tollgate.pricing.Circumstances;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Money;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.Outcome;
import dev.tollgate.pricing.Pricing;
import dev.tollgate.pricing.Rate;
import dev.tollgate.pricing.Tariff;
import dev.tollgate.pricing.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

/** How long it takes to price one picture of 22 text tokens in and 1,756 image tokens out. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChargeBenchmark {

  private final Tariff tariff =
      Tariff.of(
          "openai/gpt-image-2",
          List.of(
              rate(Meter.TEXT_INPUT, "0.000005"),
              rate(Meter.TEXT_INPUT_CACHED, "0.00000125"),
              rate(Meter.IMAGE_INPUT, "0.000008"),
              rate(Meter.IMAGE_INPUT_CACHED, "0.000002"),
              rate(Meter.IMAGE_OUTPUT, "0.00003")));
  private final Usage usage =
      Usage.reported(Map.of(Meter.TEXT_INPUT, 22L, Meter.IMAGE_OUTPUT, 1756L));
  private final Circumstances call = Circumstances.at(Instant.EPOCH, Operation.GENERATE);

  private static Rate rate(Meter meter, String usd) {
    return new Rate(meter, Money.usd(usd).usd(), Conditions.NONE, "bench");
  }

  @Benchmark
  public Outcome charge() {
    return Pricing.charge(usage, tariff, call);
  }
}
