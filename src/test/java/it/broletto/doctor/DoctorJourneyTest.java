package it.broletto.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody who is not signed in asks how the city's accounts are. */
@QuarkusTest
class DoctorJourneyTest {

    @Inject
    DoctorJob doctor;

    @Test
    void everybodySeesHowTheAccountsAre() {
        doctor.work();
        try (var browser = Browser.open()) {
            browser.go("/");
            browser.page().click("footer a[href='/doctor']");
            assertEquals("/doctor", browser.path());
            browser.look("doctor");
            assertEquals(
                    Invariant.values().length,
                    browser.page().locator("table.data tbody tr").count());
            browser.page()
                    .context()
                    .addCookies(
                            List.of(new Cookie("broletto_language", "en").setUrl(EmbeddedServices.applicationUrl())));
            browser.go("/doctor");
            browser.look("doctor-en");
            browser.assertNoComplaints();
        }
    }
}
