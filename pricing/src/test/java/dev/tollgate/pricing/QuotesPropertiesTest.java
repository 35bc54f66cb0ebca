package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

@Domain(Legal.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class QuotesPropertiesTest {

  @Property
  @StatisticsReport(StatisticsReportMode.OFF)
  void aQuoteRisesFromLowToHigh(@ForAll QuoteRequest request, @ForAll Tariff tariff) {
    QuoteOutcome outcome = Quotes.quote(request, tariff);
    Statistics.collect(outcome instanceof QuoteOutcome.Quoted);
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
    if (outcome instanceof QuoteOutcome.Quoted(Quote quote)) {
      assertRises(quote);
    }
  }

  @Property
  void aPictureOfGptImage2IsAlwaysQuotedAndRises(@ForAll QuoteRequest request) {
    Quote quote = quote(countable(request), Tariffs.liteLlm());
    assertRises(quote);
    assertThat(quote.working()).isNotEmpty().allMatch(sentence -> sentence.endsWith("."));
  }

  @Property
  void aChatRisesToo(@ForAll TokenRange input, @ForAll TokenRange output) {
    assertRises(quote(Requests.chat(input, output.plus(TokenRange.exactly(1))), chat()));
  }

  @Property
  void morePicturesCostMore(
      @ForAll QuoteRequest request, @ForAll @IntRange(min = 1, max = 9) int more) {
    Requests few = new Requests(countable(request));
    int count = Objects.requireNonNull(request.pictures()).count();
    Quote less = quote(few.request(), Tariffs.liteLlm());
    Quote greater = quote(few.count(count + more).request(), Tariffs.liteLlm());
    assertThat(greater.low().total()).isGreaterThan(less.low().total());
    assertThat(greater.expected().total()).isGreaterThan(less.expected().total());
    assertThat(greater.high().total()).isGreaterThan(less.high().total());
  }

  @Property
  void picturesCostAsMuchTogetherAsOneByOne(
      @ForAll QuoteRequest request, @ForAll @IntRange(min = 1, max = 10) int count) {
    Requests requests = new Requests(countable(request));
    Quote one = quote(requests.count(1).request(), Tariffs.liteLlm());
    Quote many = quote(requests.count(count).request(), Tariffs.liteLlm());
    assertThat(many.expected().total()).isEqualTo(one.expected().total().times(count));
    assertThat(many.high().total()).isEqualTo(one.high().total().times(count));
  }

  private static void assertRises(Quote quote) {
    assertThat(quote.low().total()).isLessThanOrEqualTo(quote.expected().total());
    assertThat(quote.expected().total()).isLessThanOrEqualTo(quote.high().total());
  }

  /** The same request of a model whose tokens can be counted at any of the qualities. */
  private static QuoteRequest countable(QuoteRequest request) {
    return new Requests(request)
        .methods(ImageTokenMethod.GPT_IMAGE_2_5_ROUGH, ImageInputMethod.GPT_IMAGE_2_PATCHES)
        .request();
  }

  private static Tariff chat() {
    return Tariffs.tariff(
        "a/b", Tariffs.rate(Meter.INPUT, "0.001"), Tariffs.rate(Meter.OUTPUT, "0.002"));
  }

  private static Quote quote(QuoteRequest request, Tariff tariff) {
    QuoteOutcome outcome = Quotes.quote(request, tariff);
    assertThat(outcome).isInstanceOf(QuoteOutcome.Quoted.class);
    return ((QuoteOutcome.Quoted) outcome).quote();
  }
}
