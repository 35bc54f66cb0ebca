package dev.tollgate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LoadArithmeticTest {

  @Test
  void callsStartOnTheScheduleWhateverCameBefore() {
    Schedule schedule = new Schedule(1_000, 500);
    assertThat(schedule.intendedNanos(0)).isEqualTo(1_000);
    assertThat(schedule.intendedNanos(1)).isEqualTo(2_001_000);
    assertThat(schedule.intendedNanos(500)).isEqualTo(1_000_001_000);
    assertThat(schedule.callsWithin(Duration.ofSeconds(4).toNanos())).isEqualTo(2_000);
  }

  @Test
  void aRateThatDividesNoSecondDoesNotDrift() {
    Schedule schedule = new Schedule(0, 3);
    assertThat(schedule.intendedNanos(3_000_000)).isEqualTo(1_000_000L * 1_000_000_000L);
  }

  @Test
  void percentilesAreOfTheRecordedLatencies() {
    Histogram latency = new Histogram(1_000_000, 3);
    for (int micros = 1_000; micros <= 100_000; micros += 1_000) {
      latency.recordValue(micros);
    }
    Measured seen = new Measured(100, 0, 100, 0, Duration.ofSeconds(2), latency);
    assertThat(seen.percentileMillis(50)).isBetween(50.0, 50.1);
    assertThat(seen.percentileMillis(99)).isBetween(99.0, 99.2);
    assertThat(seen.callsPerSecond()).isEqualTo(50);
  }

  @Test
  void theMiddleRatioIsOfRoundsAndNotOfSums() {
    Row row =
        new Row(
            Case.CHAT_CLOSED,
            List.of(cost(2), cost(9), cost(4)),
            List.of(cost(1), cost(3), cost(1)));
    assertThat(row.ratios()).containsExactly(2.0, 3.0, 4.0);
    assertThat(row.ratio()).contains(3.0);
    assertThat(row.ours().cpuSecondsPer1000()).isEqualTo(4);
  }

  @Test
  void answersAreReadWhereverTheyAreCut() {
    String plain = "HTTP/1.1 200 OK\r\nx-tollgate-cost: 1\r\ncontent-length: 3\r\n\r\nabc";
    String chunked =
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n"
            + "x-tollgate-cost: 1\r\n\r\n";
    for (String answer : List.of(plain, chunked)) {
      for (int cut = 0; cut < answer.length(); cut++) {
        ResponseReader reader = new ResponseReader();
        assertThat(reader.accept(bytes(answer.substring(0, cut)))).isFalse();
        assertThat(reader.accept(bytes(answer.substring(cut)))).isTrue();
        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.bodyBytes()).isEqualTo(3);
        assertThat(reader.hasCost()).isTrue();
      }
    }
  }

  private static Sample cost(double cpuSeconds) {
    return new Sample(cpuSeconds, 1, 1, 1, 1, 1, 0, 1);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
