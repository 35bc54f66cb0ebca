package dev.tollgate.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The page of one model, in a browser. */
class ModelPageTest extends BrowserTesting {

  private static final String PATH = "/models/openai/gpt-image-2";

  @Test
  void showsTheMatrixOfRates() {
    Page page = open(PATH);
    assertThat(rate(page, "text input")).isEqualTo("$5.00");
    assertThat(rate(page, "text cached input")).isEqualTo("$1.25");
    assertThat(rate(page, "image input")).isEqualTo("$8.00");
    assertThat(rate(page, "image cached input")).isEqualTo("$2.00");
    assertThat(rate(page, "image output")).isEqualTo("$30.00");
    assertThat(page.locator("[data-rate='text output'] .dash").innerText()).isEqualTo("not billed");
  }

  @Test
  void pricesAMediumSquarePictureByTheFormula() {
    Page page = open(PATH);
    assertThat(page.locator(".cell.on").innerText()).isEqualTo("$0.0527");
    assertThat(page.locator(".hero").innerText()).contains("$0.0527").contains("1,756 tokens");
    assertThat(page.locator("output").innerText()).isEqualTo("$0.0528");
    assertThat(page.locator("output").getAttribute("data-usd")).isEqualTo("0.05279");
  }

  @Test
  void saysWhoByKeyboard() {
    Page page = open(PATH);
    page.locator("[data-rate='image output'] summary").focus();
    page.keyboard().press("Enter");
    Locator witnesses = page.locator("[data-rate='image output'] .pop");
    witnesses.waitFor();
    assertThat(witnesses.innerText())
        .contains("Verified by hand", "LiteLLM", "3e-05", "output_cost_per_image_token");
    page.keyboard().press("Escape");
    assertThat(witnesses.isVisible()).isFalse();
    assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");
  }

  @Test
  void theQuoteFollowsTheFormAndStandsInTheUrl() {
    Page page = open(PATH);
    page.selectOption("#quality", "high");
    awaitText(page, "output", "$0.2108");
    assertThat(page.url()).contains("quality=high");
    page.fill("#n", "4");
    awaitText(page, "output", "$0.8433");
    assertThat(page.url()).contains("n=4");
    Page mailed = open(page.url().substring(address("").length()));
    assertThat(mailed.locator("output").innerText()).isEqualTo("$0.8433");
    assertThat(mailed.locator(".cell.on").innerText()).isEqualTo("$0.2107");
  }

  @Test
  void backReturnsToTheFormerPicture() {
    Page page = open(PATH);
    page.locator(".cell", new Page.LocatorOptions().setHasText("$0.1070")).click();
    awaitText(page, ".hero", "2048 × 2048");
    assertThat(page.url()).contains("size=2048x2048");
    page.goBack();
    awaitText(page, ".hero", "1024 × 1024");
    assertThat(page.url()).endsWith(PATH);
  }

  @Test
  void aSizeThatTheModelRefusesIsNamedBeforeTheCall() {
    Page page = open(PATH + "?size=4096x4096");
    assertThat(page.locator("#quote .warn").innerText()).contains("refuses 4096 × 4096");
  }

  @Test
  void theLadderRunsFromCheapToDearAndUnknownComesLast() {
    Page page = open(PATH);
    Locator prices = page.locator(".ladder.wide tbody td.n");
    assertThat(prices.first().innerText()).isEqualTo("$0.0400");
    assertThat(prices.last().innerText()).isEqualTo("—");
  }

  @Test
  void theRecipeCallsThisServerAtTheRightEndpoint() {
    Page page = open(PATH);
    assertThat(page.locator("[data-tab=curl]").innerText())
        .contains("localhost:" + server.port() + "/v1/images/generations");
    page.locator("label[for=tab-java]").click();
    assertThat(page.locator("[data-tab=java]").innerText())
        .contains(address("/v1"), "client.images().generate");
    Page chat = open("/models/openai/gpt-5");
    assertThat(chat.locator("[data-tab=curl]").innerText()).contains("/v1/chat/completions");
  }

  @Test
  void isCompleteWithoutScript() {
    Page page =
        chromium.open(
            new Browser.NewContextOptions().setViewportSize(1180, 900).setJavaScriptEnabled(false));
    page.navigate(address(PATH));
    page.selectOption("#quality", "high");
    page.locator(".calc").click();
    assertThat(page.url()).contains("quality=high");
    assertThat(page.locator("output").innerText()).isEqualTo("$0.2108");
    page.locator("[data-rate='image output'] summary").click();
    assertThat(page.locator("[data-rate='image output'] .pop").isVisible()).isTrue();
  }

  private static String rate(Page page, String cell) {
    return page.locator("[data-rate='" + cell + "'] .rate").innerText();
  }
}
