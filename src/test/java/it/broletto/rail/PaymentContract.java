package it.broletto.rail;

import static it.broletto.AtOnce.atOnce;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every rail by which backers pay, with cards or without. */
public abstract class PaymentContract {

    /** How a card behaves, or the network while it is charged. */
    public enum Way {
        GOOD,
        ASKS,
        DECLINED,
        EXPIRED,
        THIRD_TIME,
        /** It is done, and no answer comes. */
        SILENT_SUCCESS,
        SILENT_REFUSAL,
        /** It is done, and the answer is an error, at every repetition of the key. */
        BROKEN,
        REFUND_FAILS
    }

    @ApplicationScoped
    public static class Ear {
        private final List<RailNews> heard = new CopyOnWriteArrayList<>();

        void hear(@Observes RailNews news) {
            heard.add(news);
        }

        public List<RailNews> heard() {
            return heard;
        }
    }

    protected static final URI BACK = URI.create("https://comune.example.it/back");
    protected static final long CENTS = 2_500;

    @Inject
    protected RailService rails;

    @Inject
    protected AgroalDataSource database;

    @Inject
    protected Clock clock;

    @Inject
    protected Ear ear;

    @Inject
    Town town;

    @Inject
    PledgeService pledges;

    protected UUID pledge;

    protected abstract String rail();

    /** What the provider keeps of 25 €. */
    protected abstract long fee();

    /** A backer shows such a card at the provider's page. */
    protected abstract void show(URI page, Way way);

    /** The holder of a card says yes or no at the page of a charge. */
    protected abstract void agree(URI page, boolean yes);

    /** How many charges the provider knows of the pledge, taken or not. */
    protected abstract long charges() throws SQLException;

    /** How often it took and gave back money of the pledge. */
    protected abstract long taken() throws SQLException;

    @BeforeEach
    void somebodyPromises() {
        pledge = pledges.pledge(town.liveCampaign(), Town.pledge(25), town.backer());
    }

    /** The name of the means of payment. */
    protected String shown(Way way) {
        return shown(1, way);
    }

    protected String shown(int attempt, Way way) {
        var setup = rails.setUp(rail(), pledge, attempt, CENTS, BACK);
        assertEquals(Outcome.ACTION_REQUIRED, setup.outcome());
        show(setup.page(), way);
        var done = rails.look(rail(), pledge, Act.SETUP, attempt, CENTS, null, null);
        assertEquals(Outcome.SETTLED, done.outcome());
        return done.means();
    }

    protected Reply collect(int attempt, String means) {
        return rails.collect(rail(), pledge, attempt, CENTS, means);
    }

    @Test
    void theAmountIsTakenOnceHoweverOftenItIsAsked() throws Exception {
        var means = shown(Way.GOOD);
        allAtOnce(8, () -> collect(1, means).outcome().isFinal());
        assertEquals(Outcome.SETTLED, collect(1, means).outcome());
        assertEquals(fee(), collect(1, means).feeCents());
        assertEquals(1, taken());
        assertEquals(
                Refusal.Reason.INTENT_REUSED,
                assertThrows(Refusal.class, () -> rails.collect(rail(), pledge, 1, CENTS + 1, means))
                        .reason());
        assertEquals(1, charges());
    }

    @Test
    void aPageThatIsAskedForAgainIsTheSame() {
        var setup = rails.setUp(rail(), pledge, 1, CENTS, BACK);
        assertEquals(setup.page(), rails.setUp(rail(), pledge, 1, CENTS, BACK).page());
        assertNotNull(setup.page());
        show(setup.page(), Way.GOOD);
        assertEquals(
                Outcome.SETTLED, rails.setUp(rail(), pledge, 1, CENTS, BACK).outcome());
    }

    /** As a process leaves it that dies after it wrote the call down and before it made it. */
    @Test
    void aCallThatWasWrittenDownAndNotMadeIsMadeLater() throws Exception {
        var means = shown(Way.GOOD);
        sql(
                "insert into provider_call (key, rail, pledge_id, act, attempt, cents, currency, means, asked_at) values ('collect-1-"
                        + pledge + "', '" + rail() + "', '" + pledge + "', 'COLLECT', 1, " + CENTS + ", 'EUR', '"
                        + means + "', now() - interval '1 hour')");
        while (!isHeard(Outcome.SETTLED)) {
            rails.resolveOpen();
        }
        assertEquals(1, charges());
        assertEquals(Outcome.SETTLED, collect(1, means).outcome());
        assertEquals(1, taken());
    }

    protected boolean isHeard(Outcome outcome) {
        return isHeard(Act.COLLECT, outcome);
    }

    protected boolean isHeard(Act act, Outcome outcome) {
        return ear.heard().stream()
                .anyMatch(news -> news.pledge().equals(pledge)
                        && news.act() == act
                        && news.reply().outcome() == outcome);
    }

    /** What was dropped is taken back from the provider: the backer cannot pay it any more. */
    @Test
    void whatIsGivenUpIsPaidByNobody() throws Exception {
        var asked = collect(1, shown(Way.ASKS));
        assertEquals(Outcome.ACTION_REQUIRED, asked.outcome());
        assertEquals(Outcome.DECLINED, rails.giveUp(pledge, 1).outcome());
        assertEquals(Outcome.DECLINED, rails.giveUp(pledge, 1).outcome());
        assertEquals(0, taken());
    }

    /** What was paid a moment before stays paid. */
    @Test
    void whatWasPaidInTimeIsNotGivenUp() throws Exception {
        var asked = collect(1, shown(Way.ASKS));
        agree(asked.page(), true);
        assertEquals(Outcome.SETTLED, rails.giveUp(pledge, 1).outcome());
        assertEquals(1, taken());
    }

    @Test
    void F15_aBankThatAsksSendsTheBackerToAPage() throws Exception {
        var means = shown(Way.ASKS);
        var asked = collect(1, means);
        assertEquals(Outcome.ACTION_REQUIRED, asked.outcome());
        assertEquals(asked.page(), collect(1, means).page(), "asked again it is the same page");
        agree(asked.page(), true);
        assertEquals(Outcome.SETTLED, collect(1, means).outcome());
        assertEquals(1, charges());
        assertEquals(1, taken());
    }

    protected static void allAtOnce(int many, BooleanSupplier act) throws Exception {
        assertEquals(Set.of(true), Set.copyOf(atOnce(many, each -> act.getAsBoolean())));
    }

    protected long calls() throws SQLException {
        return count("select count(*) from provider_call where act = 'COLLECT' and pledge_id = '" + pledge + "'");
    }

    protected long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    protected void sql(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
