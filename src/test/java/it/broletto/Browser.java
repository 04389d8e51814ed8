package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.Cookie;
import it.broletto.dev.Totp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real Chromium in front of the application under test and its real Keycloak. A test that opens it is skipped where
 * there is no Chromium, and fails there if the environment variable CI is set.
 *
 * <pre>
 * try (var browser = Browser.open()) {
 *     browser.signInWithSpid("mrossi", 2);
 *     browser.go("/rounds");
 *     browser.checkAxe();
 *     browser.screenshot("rounds");
 *     browser.assertNoComplaints();
 * }
 * </pre>
 *
 * {@link #page} is the page of the first window; {@link #newWindow} opens one with its own cookies.
 */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Stream.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String PASSWORD = "demo";
    private static final String AXE = "() => {" + AxeBuilder.getAxeScript() + "}";
    /**
     * All rules, on the page itself: the builder counts in a page of its own, and brings all that is right too. What was
     * looked at and is still the same has the same faults.
     */
    private static final String FIND = """
            async () => {
              const dark = matchMedia('(prefers-color-scheme: dark)').matches;
              const now = innerWidth + dark + document.documentElement.outerHTML;
              if (window.looked?.at !== now) {
                const found = (await axe.run({ resultTypes: ['violations'] })).violations
                    .map(({ id, help, nodes }) => `${id}: ${help} ${nodes.slice(0, 5).map(({ html }) => html)}`)
                    .join(' | ');
                window.looked = { at: now, found };
              }
              return window.looked.found;
            }""";

    /** One for all tests: to start it takes longer than many a test. Cookies belong to windows. */
    private static com.microsoft.playwright.Browser chromium;

    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<Page> withoutScripts = new ArrayList<>();
    private Page page;

    private Browser() {
        if (chromium == null || !chromium.isConnected()) {
            chromium = start();
        }
        newWindow(1280);
    }

    private static com.microsoft.playwright.Browser start() {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    public static Browser open() {
        var found = CHROMIUM != null;
        assertTrue(found || System.getenv("CI") == null, "CI must have Chromium: apt-get install chromium");
        assumeTrue(found, "Skipped: no Chromium here (apt-get install chromium)");
        EmbeddedServices.keycloakUrl();
        return new Browser();
    }

    /** The page that the methods below work on. */
    public Page page() {
        return page;
    }

    /** A window without cookies, in Italian; it becomes the current one. */
    public Page newWindow(int width) {
        return newWindow(width, true);
    }

    /** As {@link #newWindow}, with JavaScript switched off. */
    public Page newWindowWithoutScripts(int width) {
        return newWindow(width, false);
    }

    private Page newWindow(int width, boolean scripts) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setJavaScriptEnabled(scripts)
                .setLocale("it-IT")
                .setTimezoneId("Europe/Rome")
                .setViewportSize(width, width < 600 ? 844 : 900));
        windows.add(context);
        context.setDefaultTimeout(45_000);
        page = context.newPage();
        if (!scripts) {
            withoutScripts.add(page);
        }
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.location().startsWith(EmbeddedServices.applicationUrl())) {
                complaints.add(message.location() + " " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + " " + error));
        return page;
    }

    /** Goes on with a window that was opened before. */
    public void use(Page window) {
        page = window;
    }

    /**
     * Looks at a page of a journey: axe, and the pictures at 1280 and 390 pixels. What is wrong is told at the end of
     * the journey by {@link #assertNoComplaints}, so that one run shows all of it.
     */
    public void look(String name) {
        try {
            checkAxe();
            screenshots(name);
        } catch (AssertionError wrong) {
            complaints.add(name + ": " + wrong.getMessage());
        }
    }

    /** Looks at a page that was asked for by its address in Italian, and in English as NAME-en, and goes on in Italian. */
    public void lookInBoth(String name) {
        look(name);
        speak("en");
        look(name + "-en");
        speak("it");
    }

    private void speak(String language) {
        page.context()
                .addCookies(
                        List.of(new Cookie("broletto_language", language).setUrl(EmbeddedServices.applicationUrl())));
        page.reload();
    }

    /**
     * Axe on a page that a journey only passes: what is wrong is told by {@link #assertNoComplaints}. Axe is a script:
     * a window without scripts is not looked at.
     */
    public void pass() {
        if (withoutScripts.contains(page)) {
            return;
        }
        try {
            checkAxe();
        } catch (AssertionError wrong) {
            complaints.add(wrong.getMessage());
        }
    }

    /** Goes to a path of the application, and looks at it with axe, unless it leads away to a login. */
    public Page go(String path) {
        page.navigate(EmbeddedServices.applicationUrl() + path);
        if (page.url().startsWith(EmbeddedServices.applicationUrl())) {
            pass();
        }
        return page;
    }

    public String path() {
        return page.url().replace(EmbeddedServices.applicationUrl(), "");
    }

    /** As a person does it, from {@code /login}. Ends on {@code /login/me}. People: {@code realm-config/demo}. */
    public void signInWithSpid(String user, int level) {
        page.navigate(EmbeddedServices.applicationUrl() + "/login/spid?level=" + level + "&return=/login/me");
        passSpid(user, level);
        assertEquals("/login/me", path());
        pass();
    }

    /** Fills the forms of the test identity provider, wherever they came from. */
    public void passSpid(String user, int level) {
        password(user);
        if (level >= 2) {
            oneTimeCode();
        }
        awaitApplication();
    }

    /** Waits until the redirects from Keycloak have ended on a page of ours. */
    public void awaitApplication() {
        try {
            page.waitForURL(url -> url.startsWith(EmbeddedServices.applicationUrl()));
        } catch (TimeoutError e) {
            throw new AssertionError(
                    "still at " + page.url() + "\n" + page.textContent("body").replaceAll("\\s+", " "), e);
        }
    }

    /** Staff (assessora, funzionario, moderatrice, revisore, amministratrice) and matteo.brambilla, 16 years old. */
    public void signInStaff(String user) {
        page.navigate(EmbeddedServices.applicationUrl() + "/login/account?return=/login/me");
        password(user);
        oneTimeCode();
        awaitApplication();
        assertEquals("/login/me", path());
        pass();
    }

    public void password(String user) {
        lookAtKeycloak("#password", "keycloak-password");
        if (page.locator("#username").count() > 0 && page.locator("#username").isEditable()) {
            page.fill("#username", user);
        }
        page.fill("#password", PASSWORD);
        page.click("#kc-login");
    }

    public void oneTimeCode() {
        lookAtKeycloak("#otp", "keycloak-code");
        page.fill("#otp", Totp.demoCode(Instant.now()));
        page.click("#kc-login");
    }

    /** Once the field is there: axe must not start while Keycloak still redirects. */
    private void lookAtKeycloak(String field, String name) {
        page.waitForSelector(field);
        look(name);
    }

    /** Fails with each violation of WCAG that axe finds on the page. */
    public void checkAxe() {
        page.frames().stream()
                .filter(frame -> frame.evaluate("'axe' in window").equals(false))
                .forEach(frame -> frame.evaluate(AXE));
        var found = page.evaluate(FIND);
        assertEquals("", found, () -> "axe on " + page.url());
    }

    /** Whole page, as target/screenshots/NAME.png. */
    public void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** The page at 1280 and at 390 pixels: NAME.png and NAME-phone.png. Fails if it scrolls sideways on the phone. */
    public void screenshots(String name) {
        var before = page.viewportSize();
        page.setViewportSize(390, 844);
        screenshot(name + "-phone");
        var wide = (Number) page.evaluate("document.documentElement.scrollWidth");
        page.setViewportSize(1280, 900);
        screenshot(name);
        page.setViewportSize(before.width, before.height);
        assertTrue(wide.intValue() <= 390, () -> page.url() + " is " + wide + " pixels wide on a phone of 390");
    }

    /** Fails if the console of any page of ours said an error, a breach of the Content-Security-Policy among them. */
    public void assertNoComplaints() {
        assertEquals(List.of(), complaints);
    }

    /** Forgets what the console said, after a step that is meant to fail. */
    public void forgetComplaints() {
        complaints.clear();
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
    }
}
