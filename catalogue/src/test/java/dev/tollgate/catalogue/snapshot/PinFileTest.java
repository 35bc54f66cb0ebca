package dev.tollgate.catalogue.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.catalogue.snapshot.Pins.Pin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinFileTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @TempDir private Path folder;
  private PinFile file;

  @BeforeEach
  void open() {
    file = new PinFile(folder.resolve("pins.json"));
  }

  @Test
  void aPinIsReadAgainAsItWasWritten() {
    Pin pin = pin("24.5", "a contract with \"quotes\" and ünïcode");
    file.pin(pin);
    assertThat(new PinFile(folder.resolve("pins.json")).pins()).containsExactly(pin);
  }

  @Test
  void aSecondPinOfASlotTakesThePlaceOfTheFirst() {
    file.pin(pin("24", "first"));
    file.pin(pin("25", "second"));
    assertThat(file.pins()).extracting(Pin::note).containsExactly("second");
  }

  @Test
  void anUnpinnedSlotIsGoneAndUnpinningItAgainSaysSo() {
    file.pin(pin("24", "first"));
    assertThat(file.unpin("OpenAI/gpt-image-2", "image_output")).isTrue();
    assertThat(file.pins()).isEmpty();
    assertThat(file.unpin("openai/gpt-image-2", "image_output")).isFalse();
  }

  @Test
  void aDamagedFileIsSaidAndNotOverwritten() throws IOException {
    Files.writeString(folder.resolve("pins.json"), "{\"pins\": [{\"route\": 1}]}");
    assertThatThrownBy(() -> file.pins()).hasMessageContaining("pins.json is damaged");
    assertThatThrownBy(() -> file.pin(pin("1", "x"))).hasMessageContaining("pins.json is damaged");
    assertThat(folder.resolve("pins.json")).content().contains("\"route\": 1");
  }

  private static Pin pin(String usd, String note) {
    return Pin.of("openai/gpt-image-2", "image_output", usd, note, TODAY, "pins.json");
  }
}
