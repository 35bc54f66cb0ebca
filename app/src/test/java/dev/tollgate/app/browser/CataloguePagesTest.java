package dev.tollgate.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Calculator, comparison, conflicts, changes and sources, in a browser. */
class CataloguePagesTest extends BrowserTesting {

  @Test
  void theCalculatorPricesPicturesByTheSameEngineAsAQuote() {
    Page page =
        open("/calculator?model=openai/gpt-image-2&size=1024x1024&quality=medium&calls=500");
    assertThat(page.locator(".bill output").getAttribute("data-usd")).isEqualTo("0.05279");
    assertThat(page.locator("[data-bill=day]").innerText()).isEqualTo("$26.40");
    assertThat(page.locator("[data-bill=month]").innerText()).isEqualTo("$803.40");
  }

  @Test
  void theSeedsTextExampleComesOutByTheRightRates() {
    Page page = open("/calculator?model=openai/gpt-5&input=3000&output=400&calls=5000&cached=50");
    assertThat(page.locator(".lines").innerText()).contains("cached");
    String half = page.locator(".bill output").getAttribute("data-usd");
    page.fill("#cached", "0");
    awaitText(page, ".bill output", "$0.0077");
    assertThat(page.url()).contains("cached=0");
    assertThat(Double.parseDouble(half)).isLessThan(0.0077);
  }

  @Test
  void aSliderMovesItsNumberAndThePrice() {
    Page page = open("/calculator?model=openai/gpt-image-2");
    page.locator("[data-slider=n]").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.inputValue("#n")).isEqualTo("2");
    awaitText(page, ".bill", "per picture");
    assertThat(page.url()).contains("n=2");
  }

  @Test
  void anUnknownModelIsNamedWithWhatWasMeant() {
    Page page = open("/calculator?model=gpt-imaje-999");
    assertThat(page.locator("#unknown").innerText()).contains("gpt-imaje-999");
  }

  @Test
  void aComparisonStandsInItsUrlAndShowsWhatDiffers() {
    Page page = open("/compare?models=openai/gpt-image-2,openai/gpt-image-1.5");
    assertThat(page.locator(".compare thead th")).isNotNull();
    assertThat(page.locator(".compare thead th").count()).isEqualTo(2);
    int all = page.locator(".compare tbody tr").count();
    page.locator("text=Show only what differs").click();
    assertThat(page.url()).contains("only=differences");
    assertThat(page.locator(".compare tbody tr").count()).isLessThan(all);
    page.fill("#add", "gemini-3-pro-image");
    page.keyboard().press("Enter");
    page.waitForURL("**gemini-3-pro-image**");
    assertThat(page.locator(".compare thead th").count()).isEqualTo(3);
  }

  @Test
  void conflictsAreWorstFirstWithTheirCause() {
    Page page = open("/conflicts");
    assertThat(page.locator(".conflict").first().innerText())
        .contains("unit or scale", "100,000 × apart");
    page.locator("aside .ladder a")
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("currency"))
        .click();
    assertThat(page.url()).contains("cause=currency");
    assertThat(page.locator(".conflict").first().innerText()).contains("yuan");
    page.locator(".conflict summary").first().click();
    assertThat(page.locator(".claims").first().isVisible()).isTrue();
  }

  @Test
  void theWithdrawnRateIsAmongTheChangesFromMayToAugust() {
    Page page =
        open(
            "/changes?from=2026-05-01&to=2026-08-01&source=litellm&kind=price_withdrawn&q=openai/gpt-image-2");
    assertThat(page.locator(".changes").innerText())
        .contains("withdrawn by source", "image input cached", "$2");
    assertThat(page.locator("tr[data-source=litellm]").innerText()).contains("295", "2");
  }

  @Test
  void aSourceSaysHowOftenItIsRight() {
    Page page = open("/sources");
    page.locator(".sources a")
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Portkey prices"))
        .click();
    assertThat(page.locator("main").innerText()).contains("right where contested", "Not followed");
  }

  @Test
  void pagesAreCompleteWithoutScript() {
    Page page =
        chromium.open(
            new Browser.NewContextOptions().setViewportSize(1180, 900).setJavaScriptEnabled(false));
    page.navigate(address("/calculator?model=openai/gpt-image-2"));
    page.fill("#n", "4");
    page.locator(".calc").click();
    assertThat(page.locator(".bill").innerText()).contains("per picture");
    page.navigate(address(MODEL_SAYS));
    assertThat(page.locator(".pages > li").first().innerText())
        .contains("As you typed it", "× too low");
  }

  @Test
  void anOperatorPinsAPriceOnARoutesPageWithoutScript() {
    Page page =
        chromium.open(
            new Browser.NewContextOptions().setViewportSize(1180, 900).setJavaScriptEnabled(false));
    page.navigate(address("/routes/poe/openai/gpt-image-1-mini"));
    page.selectOption("#pin-meter", "image_output");
    page.fill("#pin-note", "our contract");
    page.fill("#pin-usd", "7.5");
    page.click(".stack .btn");
    assertThat(page.locator(".pinned").innerText()).contains("image_output", "$7.5");
    assertThat(page.locator(".matrix").innerText()).contains("$7.50");
    page.click(".pinned .btn");
    assertThat(page.locator(".pinned").count()).isZero();
  }

  private static final String MODEL_SAYS = "/models/openai/gpt-image-2?said=5/10/1.25";
}
