package dev.tollgate.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every page: widths, themes, contrast, keyboard, weight. */
class LookTest extends BrowserTesting {

  private static final int PAGE_BYTES_MAX = 100_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?q=image",
        "/models",
        "/models?q=nosuchmodelatall",
        "/models/openai/gpt-image-2",
        "/models/google/gemini-3-pro-image",
        "/models/openai/dall-e-3",
        "/models/anthropic/claude-sonnet-4-5",
        "/models/openai/text-embedding-3-small",
        "/models/studio/sketch-1",
        "/playground",
        "/compare?models=openai/gpt-image-2,openai/gpt-5",
        "/calculator",
        "/calculator?model=openai/gpt-5",
        "/conflicts",
        "/changes",
        "/sources",
        "/sources/portkey",
        "/routes/openai/gpt-image-2"
      })
  void fitsAPhoneReadsInBothThemesAndIsLight(String path) {
    Page light = open(path, 360, ColorScheme.LIGHT);
    assertThat(sticksOut(light)).as("scrolls sideways at 360 px").isEmpty();
    assertThat(faint(light)).as("contrast below AA, light").isEmpty();
    Page dark = open(path, 1600, ColorScheme.DARK);
    assertThat(sticksOut(dark)).as("scrolls sideways at 1600 px").isEmpty();
    assertThat(faint(dark)).as("contrast below AA, dark").isEmpty();
    assertThat(weight(dark)).as("bytes without fonts").isLessThan(PAGE_BYTES_MAX);
    light.context().close();
    dark.context().close();
  }

  @Test
  void theThemeCanBeChangedAndIsRemembered() {
    Page page = open("/models", 1180, ColorScheme.LIGHT);
    String paper = background(page);
    page.locator("[data-theme-toggle]").click();
    assertThat(background(page)).isNotEqualTo(paper);
    page.reload();
    ready(page);
    assertThat(background(page)).isNotEqualTo(paper);
  }

  @Test
  void theFirstTabStopSkipsToTheContent() {
    Page page = open("/models");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to content");
    page.keyboard().press("Enter");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
  }

  @Test
  void everyTableIsNamedAndEveryFieldIsLabelled() {
    for (String path :
        List.of(
            "/",
            "/models",
            "/models/openai/gpt-image-2",
            "/playground",
            "/compare?models=openai/gpt-image-2",
            "/calculator",
            "/conflicts",
            "/changes",
            "/sources",
            "/routes/openai/gpt-image-2")) {
      Page page = open(path);
      assertThat(page.locator("table:not(:has(caption))").count()).as(path).isZero();
      assertThat(
              page.evaluate(
                  "[...document.querySelectorAll('input:not([type=hidden]),select,textarea')]"
                      + ".filter(field => !field.labels.length && !field.ariaLabel).length"))
          .as(path)
          .isEqualTo(0);
      page.context().close();
    }
  }

  /** Texts whose colour is too close to what lies behind them, for their size. */
  @SuppressWarnings("unchecked")
  private static List<String> faint(Page page) {
    return (List<String>) page.evaluate(CONTRAST);
  }

  private static int weight(Page page) {
    return (Integer)
        page.evaluate(
            "performance.getEntriesByType('navigation')[0].decodedBodySize"
                + " + performance.getEntriesByType('resource')"
                + ".filter(entry => !entry.name.endsWith('.otf'))"
                + ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)");
  }

  private static String background(Page page) {
    return (String) page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
  }

  private static final String CONTRAST =
      """
      () => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 1;
        const pen = canvas.getContext('2d', {willReadFrequently: true});
        const rgb = (layers) => {
          pen.clearRect(0, 0, 1, 1);
          for (const layer of layers) { pen.fillStyle = layer; pen.fillRect(0, 0, 1, 1); }
          return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
        };
        const light = (colour) => colour
          .map(part => part / 255)
          .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
          .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
        const behind = (element) => {
          const layers = [];
          for (let at = element; at; at = at.parentElement) {
            layers.unshift(getComputedStyle(at).backgroundColor);
          }
          return ['white', ...layers];
        };
        const faint = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const text = walker.currentNode.textContent.trim();
          const element = walker.currentNode.parentElement;
          if (!text || !element.checkVisibility() || element.closest('.hide,.skip,noscript,option')) continue;
          const style = getComputedStyle(element);
          const under = behind(element);
          const [a, b] = [light(rgb(under)), light(rgb([...under, style.color]))].sort((x, y) => y - x);
          const ratio = (a + 0.05) / (b + 0.05);
          const size = parseFloat(style.fontSize);
          const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
          if (ratio < (large ? 3 : 4.5)) {
            faint.push(`${text.slice(0, 30)} (${element.className || element.tagName}) ${ratio.toFixed(2)}`);
          }
        }
        return [...new Set(faint)].slice(0, 12);
      }
      """;
}
