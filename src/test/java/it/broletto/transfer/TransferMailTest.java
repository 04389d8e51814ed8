package it.broletto.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.campaign.Contact;
import it.broletto.campaign.Town;
import it.broletto.dev.MailSink;
import it.broletto.identity.MailAddress;
import it.broletto.notice.Post;
import it.broletto.rail.Act;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever chooses a transfer is told by mail. */
@QuarkusTest
class TransferMailTest extends TransferScene {

    @Inject
    Post post;

    @Inject
    MailSink sink;

    @Inject
    TransferSettings settings;

    private final String address = UUID.randomUUID() + "@posta.example.it";

    private UUID chosen(String language) {
        var promised = pledges.pledge(
                slug, Town.pledge(40), new Contact(MailAddress.parse(address).orElseThrow(), false, language), backer);
        choose(promised, 1);
        return promised;
    }

    private void choose(UUID promised, int attempt) {
        rails.setUp("transfer", promised, attempt, 4_000, URI.create("https://comune.example.it/back"));
        payers.name(promised, "Mario Rossi");
        rails.look(promised, Act.SETUP, attempt);
        rails.look(promised, Act.SETUP, attempt);
    }

    private List<MailSink.Arrived> told(String subject) {
        post.send();
        return sink.to(address).stream()
                .filter(mail -> mail.subject().equals(subject))
                .toList();
    }

    @Test
    void whoChoosesATransferIsToldOnceWhatToWriteOnIt() {
        var promised = chosen("it");
        post.send();
        var mails = told("I dati del bonifico per «Un forno di quartiere»");
        assertEquals(1, mails.size());
        var text = mails.get(0).text();
        for (var said : List.of(
                calls.reference(promised).orElseThrow().grouped(),
                InstructionService.grouped(settings.iban().orElseThrow()),
                settings.holder(),
                "Importo: 40",
                "Deve arrivare entro: ")) {
            assertTrue(text.contains(said), said + " in " + text);
        }
        assertFalse(text.contains("Rossi"), "who pays is nobody's");
        choose(promised, 2);
        assertEquals(2, told(mails.get(0).subject()).size(), "a new choice is told anew");
    }

    @Test
    void whoWithdrawsMeanwhileIsNotToldToPay() {
        var english = chosen("en");
        assertEquals(
                1, told("How to make the transfer for “Un forno di quartiere”").size());
        var gone = chosen("it");
        pledges.withdraw(gone, backer);
        post.send();
        assertTrue(post.about(gone).contains("TRANSFER NOT_NEEDED"), () -> post.about(gone)
                .toString());
        assertTrue(post.about(english).contains("TRANSFER SENT"));
    }

    @Test
    void aMailboxGetsFiveADay() {
        for (var each = 0; each < 7; each++) {
            chosen("it");
        }
        assertEquals(5, told("I dati del bonifico per «Un forno di quartiere»").size());
    }
}
