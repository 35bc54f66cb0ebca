package dev.tollgate.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** Drawing a picture, in a browser. */
class PlaygroundTest extends BrowserTesting {

  @Test
  void drawsAPictureAndShowsWhatItCost() {
    Page page = open("/playground");
    page.fill("#prompt", "A red bicycle by a wall");
    page.click("#make");
    page.waitForSelector(".ticket");
    assertThat(page.locator(".ticket").innerText())
        .contains("$0", "free", "1,756", "1024 × 1024", "medium");
    assertThat(naturalWidth(page)).isEqualTo(1024);
    page.locator("#told summary").click();
    assertThat(page.locator(".headers").innerText())
        .contains("x-tollgate-cost", "x-tollgate-tariff", "studio/sketch-1");
  }

  @Test
  void showsPartialPicturesWhileItDraws() {
    Page page = open("/playground?size=512x512&quality=low&partials=2");
    page.evaluate(
        "window.seen = 0; new MutationObserver(() => {"
            + " if (document.querySelector('#stage figure.partial')) window.seen++; })"
            + ".observe(document.getElementById('stage'), {childList: true})");
    page.click("#make");
    page.waitForSelector(".ticket");
    assertThat((Integer) page.evaluate("window.seen")).isPositive();
    assertThat(page.locator(".ticket .cost").innerText()).contains("$0");
    assertThat(page.locator("#stage figure.partial").count()).isZero();
  }

  @Test
  void theQuoteFollowsTheForm() {
    Page page = open("/playground?model=openai/gpt-image-2");
    assertThat(page.locator("#price output").innerText()).isEqualTo("$0.0528");
    page.selectOption("#quality", "low");
    awaitText(page, "#price output", "$0.00598");
    page.selectOption("#partials", "2");
    awaitText(page, "#price", "2 partial pictures");
    assertThat(page.url()).contains("quality=low", "partials=2");
    assertThat(page.locator("#curl").innerText()).contains("\"quality\":\"low\"");
  }

  @Test
  void severalPicturesInAnotherFormatCanBeSaved() {
    Page page = open("/playground?size=512x512&quality=low&n=2&format=webp");
    page.click("#make");
    page.waitForSelector(".ticket");
    assertThat(page.locator("#stage img").count()).isEqualTo(2);
    Download download = page.waitForDownload(() -> page.locator("figcaption a").first().click());
    assertThat(download.suggestedFilename()).isEqualTo("picture-1.webp");
  }

  @Test
  void aRefusalIsToldInItsOwnWords() {
    Page page = open("/playground?model=google/imagen-4.0-generate-001");
    page.click("#make");
    page.waitForSelector("#told .warn");
    assertThat(page.locator("#told").innerText())
        .contains("none of its providers", "model_not_found");
    assertThat(chromium.complaints()).allMatch(text -> text.contains("404"));
  }

  @Test
  void showsTheCallWithoutScript() {
    Page page =
        chromium.open(
            new Browser.NewContextOptions().setViewportSize(1180, 900).setJavaScriptEnabled(false));
    page.navigate(address("/playground?model=openai/gpt-image-2"));
    assertThat(page.locator("#make").innerText()).isEqualTo("Quote again");
    page.selectOption("#quality", "high");
    page.locator("#make").click();
    assertThat(page.locator("#price output").innerText()).isEqualTo("$0.2108");
    assertThat(page.locator("#draw").innerText()).contains("needs script");
    assertThat(page.locator("#curl").innerText()).contains("/v1/images/generations");
  }

  @Test
  void leadsToThePlaygroundFromTheModelPage() {
    Page page = open("/models/studio/sketch-1?size=512x512&quality=low", 360, ColorScheme.DARK);
    page.locator("#quote .btn").click();
    page.waitForURL("**/playground?**");
    ready(page);
    assertThat(page.locator("#size").inputValue()).isEqualTo("512x512");
    assertThat(page.locator("#quality").inputValue()).isEqualTo("low");
  }

  private static int naturalWidth(Page page) {
    return (Integer)
        page.evaluate(
            "document.querySelector('#stage img').decode()"
                + ".then(() => document.querySelector('#stage img').naturalWidth)");
  }
}
