package dev.tollgate.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What five public pages about gpt-image-2 offer, feature by feature, and where it is here: page,
 * selector, and a word that the place must hold.
 */
class SeedChecklistTest extends BrowserTesting {

  private static final String MODEL = "/models/openai/gpt-image-2";
  private static final Map<String, Page> OPEN = new HashMap<>();

  @AfterAll
  static void closePages() {
    OPEN.clear();
  }

  @ParameterizedTest(name = "seed 000: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "what it is | MODEL | .sub | Image generation",
        "source and verified date | MODEL | .sub | Verified by hand",
        "calculator presets | /calculator | .preset | a day",
        "text presets as on the seed | /calculator?model=openai/gpt-5 | .preset.on | ~3K in",
        "sliders | /calculator?model=openai/gpt-5 | input[type=range][data-slider=input] | ",
        "slider for output | /calculator?model=openai/gpt-5 | input[type=range][data-slider=output] | ",
        "slider for requests | /calculator?model=openai/gpt-5 | input[type=range][data-slider=calls] | ",
        "cached share | /calculator?model=openai/gpt-5 | #cached | ",
        "per request | /calculator | .bill output | $",
        "per day | /calculator | [data-bill=day] | $",
        "per month | /calculator | [data-bill=month] | $",
        "rates | MODEL | [data-rate='text input'] .rate | $5.00",
        "cached input | MODEL | [data-rate='text cached input'] .rate | $1.25",
        "limits | MODEL | [aria-labelledby=h-limits] | context window",
        "modalities | MODEL | [aria-labelledby=h-limits] | text, image",
        "capabilities, three-valued | MODEL | .caps .y | yes",
        "where it is strong | MODEL | [aria-labelledby=h-strong] | strong",
        "arithmetic of a claim | MODEL | [aria-labelledby=h-stands] | image models at 1024x1024 medium",
        "watch out for | MODEL | [aria-labelledby=h-strong] | Watch out",
        "benchmarks pending, and how to submit | MODEL | [aria-labelledby=h-bench] | Pending",
        "call it in Python | MODEL | [data-tab=python] | images.generate",
        "same model on other providers | MODEL | [aria-labelledby=h-serves] | Azure OpenAI",
        "similar models | MODEL | .similar tbody tr | ",
        "questions | MODEL | .faq | cost",
        "useful links | MODEL | .links a | ",
      })
  void theFirstPage(String feature, String path, String selector, String text) {
    check(path, selector, text);
  }

  @ParameterizedTest(name = "seed 001: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "raw value per item | /routes/openai/gpt-image-2 | .raw-fields | 3e-05",
        "normalised value | /routes/openai/gpt-image-2 | .matrix .rate | $",
        "capability table | MODEL | .caps | function calling",
        "similar models in the same mode | MODEL | .similar | ",
        "pricing source | MODEL | [data-rate='image output'] .who | of",
        "synced at | MODEL | .sub | Snapshot",
        "review state | /sources | .sources | Verified by hand",
        "raw LiteLLM fields | /routes/openai/gpt-image-2 | .raw-fields | output_cost_per_image_token",
        "machine-readable data | MODEL | script[type='application/ld+json'] | SoftwareApplication",
      })
  void theSecondPage(String feature, String path, String selector, String text) {
    check(path, selector, text);
  }

  @ParameterizedTest(name = "seed 002: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "status | MODEL | .chip.good | active",
        "refresh cadence | /sources | .sub | sync",
        "context window, unknown as a dash | MODEL | [aria-labelledby=h-limits] | —",
        "best fit | MODEL | [aria-label=Advice] | Use it for",
        "do not use it for | MODEL | [aria-label=Advice] | Do not use it for",
        "endpoints | MODEL | [aria-labelledby=h-limits] | /v1/images/generations",
        "tools as capabilities | MODEL | .caps | web search",
        "unknown is never free | MODEL | [data-rate='text output'] .dash | not billed",
        "controls of this mode only | MODEL | [aria-labelledby=h-controls] | quality",
        "model id | MODEL | h1 code | gpt-image-2",
        "access type | MODEL | .caps | open weights",
        "all models and providers | /models | .list tbody tr | ",
      })
  void theThirdPage(String feature, String path, String selector, String text) {
    check(path, selector, text);
  }

  @ParameterizedTest(name = "seed 003: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "last refreshed | MODEL | .foot | newest feed of",
        "providers compared | /compare?models=openai/gpt-image-2,vercel-ai-gateway/openai/gpt-image-2 | .compare | Vercel",
        "cache read | MODEL | [data-rate='image cached input'] .rate | $2.00",
        "batch | MODEL | .matrix | batch",
        "setup in curl | MODEL | [data-tab=curl] | /v1/images/generations",
        "gotchas | MODEL | [aria-labelledby=h-gotchas] | base64",
        "image input rate | MODEL | [data-rate='image input'] .rate | $8.00",
        "released | MODEL | [aria-labelledby=h-life] | 21 Apr 2026",
        "which id to use | MODEL | .faq | Which id",
        "open or not | MODEL | .faq | open",
      })
  void theFourthPage(String feature, String path, String selector, String text) {
    check(path, selector, text);
  }

  @ParameterizedTest(name = "seed 004: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "lab | MODEL | .crumb | OpenAI",
        "top use | MODEL | [aria-label=Advice] | edits",
        "price ladder | MODEL | .ladder.wide tbody tr | ",
        "cheapest for this job | MODEL | [aria-labelledby=h-serves] | cheapest first",
        "routers and gateways with type | MODEL | .carriers .chip | gateway",
        "a line on each | MODEL | .carriers | LiteLLM",
        "migration checks | /models/openai/gpt-image-1.5 | .checks | then",
        "successor of a model that ends | /models/openai/gpt-image-1.5 | [aria-labelledby=h-life] | 1 Dec 2026",
        "benchmark peers | MODEL | .strip line.own | ",
        "a picture for shared links | MODEL | meta[property='og:image'] | ",
      })
  void theFifthPage(String feature, String path, String selector, String text) {
    check(path, selector, text);
  }

  @ParameterizedTest(name = "what other pages say: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "5 / 10 is the text row | Future AGI | 3.0 × too low",
        "the invented row | LiteLLM's cost map | under a second name",
        "0.0429 has the size of a picture | ModelMeta | 1,430 image tokens at $30",
        "free is a zero | ModelMeta | no source says that it is",
        "8 / 30 is the image row | LLM Reference, OpenAI row | image row of the matrix",
        "5 / 30 is a diagonal | LLM Reference, Vercel row | diagonal slice",
        "4096 x 4096 is refused | LLM Reference, OpenAI row | refuses",
        "temperature is a chat default | ModelMeta | inherited by default",
      })
  void everyReadingIsExplained(String what, String page, String text) {
    Locator reading =
        page(MODEL).locator(".pages > li").filter(new Locator.FilterOptions().setHasText(page));
    assertThat(reading.first().innerText()).contains(text);
  }

  private static void check(String path, String selector, String text) {
    Locator found = page(path.equals("MODEL") ? MODEL : path).locator(selector);
    assertThat(found.count()).as(selector).isPositive();
    if (text != null) {
      assertThat(String.join("\n", found.allTextContents())).as(selector).contains(text);
    }
  }

  private static Page page(String path) {
    return OPEN.computeIfAbsent(path, SeedChecklistTest::open);
  }
}
