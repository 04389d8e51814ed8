package it.broletto.transfer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.collection.CollectionService;
import it.broletto.rail.PaymentContract;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;

/** Transfers as one rail among others: the backer names the account, and pays at once or when asked. */
@QuarkusTest
class TransferRailTest extends PaymentContract {

    @Inject
    CollectionService collections;

    @Inject
    PayerService payers;

    @Inject
    Calls calls;

    @Inject
    Reader statements;

    @BeforeEach
    void theCampaignLetsThem() throws SQLException {
        sql(
                "insert into campaign_rail (campaign_id, rail, set_at) select campaign_id, 'transfer', now() from pledge where id = '"
                        + pledge + "'");
    }

    @Override
    protected String rail() {
        return TransferRail.NAME;
    }

    @Override
    protected long fee() {
        return 0;
    }

    @Override
    protected void show(URI page, Way way) {
        assertTrue(page.getPath().endsWith("/pledges/" + pledge + "/transfer"), page.toString());
        var attempt = payers.name(pledge, "Zaccaria Segreto");
        collections.shown(
                pledge, attempt, rail(), calls.reference(pledge).orElseThrow().text());
        if (way == Way.GOOD) {
            agree(page, true);
        }
    }

    @Override
    protected void agree(URI page, boolean yes) {
        try {
            statements.read(new Bank()
                    .credit(
                            "PAYS-" + pledge,
                            CENTS,
                            "SEGRETO ZACCARIA",
                            Bank.THEIRS,
                            calls.reference(pledge).orElseThrow().text())
                    .camt());
        } catch (Exception wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    @Override
    protected long charges() throws SQLException {
        return count("select count(*) from transfer_call where act = 'COLLECT' and pledge_id = '" + pledge + "'");
    }

    @Override
    protected long taken() throws SQLException {
        return count(
                "select count(*) from transfer_event e join transfer_call k on k.key = e.call_key where k.pledge_id = '"
                        + pledge + "'");
    }
}
