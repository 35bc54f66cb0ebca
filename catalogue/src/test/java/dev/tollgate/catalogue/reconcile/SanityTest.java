package dev.tollgate.catalogue.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The traps of the real feeds, one by one; prices are USD per 1,000,000 tokens or per picture. */
class SanityTest {

  private final List<Fact.Price> row = new ArrayList<>();
  private final List<Fact.Price> others = new ArrayList<>();
  private Kind kind = Kind.CHAT;
  private Siblings siblings = Siblings.NONE;

  @Test
  void aPlausiblePriceIsNotSuspected() {
    state(Meter.INPUT, "5");

    assertThat(suspicion(Meter.INPUT)).isEmpty();
  }

  @Test
  void minusOneIsASentinel() {
    state(Meter.INPUT, "-1000000");

    assertThat(suspicion(Meter.INPUT)).contains("sentinel");
  }

  @Test
  void zeroIsNoPrice() {
    state(Meter.INPUT, "0");

    assertThat(suspicion(Meter.INPUT)).contains("without a statement that it is free");
  }

  @Test
  void fifteenThousandDollarsPerMillionIsAWrongScale() {
    state(Meter.INPUT, "15000");

    assertThat(suspicion(Meter.INPUT)).contains("wrong scale");
  }

  @ParameterizedTest
  @CsvSource({"15, 15", "0.003, 100"})
  void fiftyTimesOffTheMedianIsSuspect(String price, String times) {
    others("0.3", "0.3", "0.31", "0.3", "0.29");
    state(Meter.INPUT, price);

    if (times.equals("100")) {
      assertThat(suspicion(Meter.INPUT)).contains("100 times below the median");
    } else {
      assertThat(suspicion(Meter.INPUT)).contains("50 times above the median");
    }
  }

  @Test
  void fortyTimesOffIsAnOffer() {
    others("0.3", "0.3", "0.3", "0.3");
    state(Meter.INPUT, "12");

    assertThat(suspicion(Meter.INPUT)).isEmpty();
  }

  @Test
  void threeWitnessesConvictNobody() {
    others("0.3", "0.3");
    state(Meter.INPUT, "30");

    assertThat(suspicion(Meter.INPUT)).isEmpty();
  }

  @Test
  void aCachedPriceAboveThePlainOneIsTheWrongColumn() {
    state(Meter.INPUT, "2");
    state(Meter.INPUT_CACHED, "4.5");

    assertThat(suspicion(Meter.INPUT_CACHED)).contains("cached price above the plain one");
    assertThat(suspicion(Meter.INPUT)).isEmpty();
  }

  @Test
  void outputZeroOnAnImageGeneratorMeansAPricePerPicture() {
    kind = Kind.IMAGE;
    state(Meter.INPUT, "0.08");
    state(Meter.OUTPUT, "0");

    assertThat(suspicion(Meter.INPUT)).contains("output 0 beside a paid input");
  }

  @Test
  void outputZeroOnAnEmbeddingIsUsual() {
    kind = Kind.EMBEDDING;
    state(Meter.INPUT, "0.08");
    state(Meter.OUTPUT, "0");

    assertThat(suspicion(Meter.INPUT)).isEmpty();
  }

  @Test
  void aStepPriceFiledPerTokenIsSuspectOnAnImageRoute() {
    kind = Kind.IMAGE;
    state(Meter.INPUT, "0.00035");
    state(Meter.OUTPUT, "0.00035");

    assertThat(suspicion(Meter.INPUT)).contains("a price of another unit");
    assertThat(suspicion(Meter.OUTPUT)).contains("a price of another unit");
  }

  @Test
  void theSameAmountIsPlausibleForASmallChatModel() {
    state(Meter.INPUT, "0.02");

    assertThat(suspicion(Meter.INPUT)).isEmpty();
  }

  @Test
  void aTokenPriceInAPictureSlotIsSuspect() {
    kind = Kind.IMAGE;
    state(Meter.IMAGES, "0.0000003");

    assertThat(suspicion(Meter.IMAGES)).contains("a price per token in a picture slot");
  }

  @Test
  void sevenDollarsForAPictureIsSuspect() {
    kind = Kind.IMAGE;
    state(Meter.IMAGES, "7");

    assertThat(suspicion(Meter.IMAGES)).contains("wrong scale");
  }

  @Test
  void sevenTimesOnBothSidesIsYuan() {
    others("0.3", "0.3", "0.3", "0.3");
    othersOut("1.2", "1.2", "1.2", "1.2");
    state(Meter.INPUT, "2.1");
    state(Meter.OUTPUT, "8.4");

    assertThat(suspicion(Meter.INPUT)).contains("yuan");
    assertThat(suspicion(Meter.OUTPUT)).contains("yuan");
  }

  @Test
  void sevenTimesOnOneSideIsAnOffer() {
    others("0.3", "0.3", "0.3", "0.3");
    othersOut("1.2", "1.2", "1.2", "1.2");
    state(Meter.INPUT, "2.1");
    state(Meter.OUTPUT, "3");

    assertThat(suspicion(Meter.INPUT)).isEmpty();
  }

  @Test
  void soundIsNotComparedWithText() {
    others("0.3", "0.3", "0.3", "0.3");
    Meter sound = Meter.token(Direction.INPUT, Modality.AUDIO);
    state(sound, "40");

    assertThat(suspicion(sound)).isEmpty();
  }

  @Test
  void dollarsInTogethersCentsAreAKnownFault() {
    Fact.Price price =
        price("together-ai/flux", Meter.IMAGES, "0.0004", "portkey", "together-ai$['flux'].image");
    Sanity sanity = new Sanity(Kind.IMAGE, Medians.NONE, siblings, Trust.builtIn(), List.of(price));

    assertThat(sanity.suspicion(price))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("in dollars although the feed is in cents"));
  }

  @Test
  void aPriceOfSpeechPerCharacterIsNoPricePerToken() {
    kind = Kind.SPEECH;
    row.add(price("openai/tts-9", Meter.INPUT, "15", "portkey", "$.row"));
    row.add(price("openai/tts-9", Meter.TEXT_INPUT.in(Unit.CHARACTER), "15", "litellm", "$.row"));

    assertThat(suspicion(Meter.INPUT)).contains("a price of another unit");
    assertThat(suspicion(Meter.TEXT_INPUT.in(Unit.CHARACTER))).isEmpty();
  }

  @Test
  void aSecondOfTranscribedSoundIsBilledOnce() {
    kind = Kind.TRANSCRIPTION;
    Meter heard = Meter.token(Direction.INPUT, Modality.AUDIO).in(Unit.SECOND);
    Meter written = Meter.token(Direction.OUTPUT, Modality.AUDIO).in(Unit.SECOND);
    row.add(price("openai/whisper-9", heard, "0.0001", "litellm", "$.row"));
    row.add(price("openai/whisper-9", written, "0.0001", "litellm", "$.row"));

    assertThat(suspicion(written)).contains("restates the price");
    assertThat(suspicion(heard)).isEmpty();
  }

  @Test
  void aPictureAtHalfTheUsualPriceThatASiblingCostsIsCopiedFromIt() {
    kind = Kind.IMAGE;
    row.add(price("fal/banana-pro", Meter.IMAGES, "0.0398", "portkey", "$.row"));
    for (String host : List.of("google-ai-studio", "vertex-ai", "vercel", "replicate")) {
      others.add(price(host + "/banana-pro", Meter.IMAGES, "0.134", "litellm", "$.row"));
    }
    List<Fact.Price> sibling = new ArrayList<>();
    for (String host : List.of("google-ai-studio", "vertex-ai", "vercel", "fal")) {
      sibling.add(price(host + "/banana", Meter.IMAGES, "0.039", "litellm", "$.row"));
    }
    siblings = new Siblings(Map.of("banana", Medians.of(sibling)));

    assertThat(suspicion(Meter.IMAGES))
        .isEqualTo("copied from banana, which costs this here and elsewhere");

    siblings = new Siblings(Map.of("banana", Medians.of(sibling.subList(0, 3))));
    assertThat(suspicion(Meter.IMAGES)).isEmpty();
  }

  @Test
  void halfOfWhatTwoIndependentSourcesSayIsABatchPrice() {
    row.add(price("openrouter/~gpt-latest", Meter.INPUT, "2.5", "portkey", "$.row"));
    row.add(price("openrouter/~gpt-latest", Meter.INPUT, "5", "models.dev", "$.row"));
    row.add(price("openrouter/~gpt-latest", Meter.INPUT, "5", "genai-prices", "$.row"));

    assertThat(suspicion(Meter.INPUT)).contains("half of what 2 other sources state");
  }

  @Test
  void copiesOfOneListAreOneVoiceAgainstAHalfPrice() {
    row.add(price("openai/gpt-9", Meter.INPUT, "2", "models.dev", "$.row"));
    row.add(price("openai/gpt-9", Meter.INPUT, "4", "litellm", "$.row"));
    row.add(price("openai/gpt-9", Meter.INPUT, "4", "portkey", "$.row"));

    assertThat(suspicion(Meter.INPUT)).isEmpty();
  }

  @Test
  void aProviderMayHalveItsOwnPriceBeforeOthersNotice() {
    row.add(price("openrouter/~gpt-latest", Meter.INPUT, "2.5", "openrouter", "$.row"));
    row.add(price("openrouter/~gpt-latest", Meter.INPUT, "5", "models.dev", "$.row"));
    row.add(price("openrouter/~gpt-latest", Meter.INPUT, "5", "portkey", "$.row"));

    assertThat(suspicion(Meter.INPUT)).isEmpty();
  }

  private String suspicion(Meter meter) {
    List<Fact.Price> all = new ArrayList<>(row);
    all.addAll(others);
    Sanity sanity = new Sanity(kind, Medians.of(all), siblings, Trust.builtIn(), row);
    Fact.Price judged =
        row.stream().filter(price -> price.meter().equals(meter)).findFirst().orElseThrow();
    return sanity.suspicion(judged).orElse("");
  }

  private void state(Meter meter, String usdCustomary) {
    row.add(price("moark/model-9", meter, usdCustomary, "models.dev", "$.row"));
  }

  private void others(String... values) {
    for (int i = 0; i < values.length; i++) {
      others.add(price("host-" + i + "/model-9", Meter.INPUT, values[i], "models.dev", "$.row"));
    }
  }

  private void othersOut(String... values) {
    for (int i = 0; i < values.length; i++) {
      others.add(price("host-" + i + "/model-9", Meter.OUTPUT, values[i], "models.dev", "$.row"));
    }
  }

  private static Fact.Price price(
      String route, Meter meter, String usdCustomary, String source, String path) {
    BigDecimal usd =
        new BigDecimal(usdCustomary).divide(BigDecimal.valueOf(meter.unit().customary()));
    Evidence evidence =
        new Evidence(
            source,
            path,
            usdCustomary,
            "",
            "as filed",
            "0123456789abcdef",
            LocalDate.of(2026, 8, 1));
    return new Fact.Price(route, meter, usd, Conditions.NONE, evidence);
  }
}
