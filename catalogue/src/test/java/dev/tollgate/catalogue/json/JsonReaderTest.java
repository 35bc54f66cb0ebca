package dev.tollgate.catalogue.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @Test
  void aNumberKeepsItsTextAndItsExactValue() {
    Json price = read("{\"price\": 5e-06}").get("price");

    assertThat(price.raw()).isEqualTo("5e-06");
    assertThat(price.number().map(Numbers::parse))
        .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("0.000005"));
  }

  @Test
  void aNumberFiledAsTextIsANumberToo() {
    assertThat(read("{\"prompt\": \"0.00000014\"}").get("prompt").number()).contains("0.00000014");
    assertThat(read("{\"prompt\": \"free\"}").get("prompt").number()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\": 1",
        "<html></html>",
        "{\"a\": NaN}",
        "{\"a\": Infinity}",
        "{\"a\": 1} {\"b\": 2}",
        "{\"a\": 1, \"a\": 2}",
        "[1, 2",
      })
  void whatIsNotOneWholeDocumentIsMalformed(String text) {
    assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> read(text));
  }

  @Test
  void nestingBeyondTheBoundIsMalformed() {
    String deep = "[".repeat(100) + "]".repeat(100);

    assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> read(deep));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e309", "1e-99", "1e99999", "9999999999999999999999999999999999"})
  void aNumberBeyondAnyPriceIsRefusedBeforeItIsComputedWith(String text) {
    assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> Numbers.parse(text));
  }

  private static Json read(String text) {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
