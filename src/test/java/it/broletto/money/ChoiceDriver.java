package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.broletto.campaign.Fallback;
import it.broletto.money.Command.Kind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What backers choose for the case of failure, and a close that comes late for what wants to go on. */
final class ChoiceDriver {

    private static final Fallback FUND = new Fallback(Fallback.Choice.FUND, null);

    private final Driver driver;
    private final Services city;
    private final Model model;

    ChoiceDriver(Driver driver) {
        this.driver = driver;
        this.city = driver.city;
        this.model = driver.model;
    }

    void run(Kind kind, Random dice) throws SQLException {
        switch (kind) {
            case CHOOSE -> choose(dice);
            case LATE_CLOSE -> closeLate(dice);
            default -> throw new IllegalStateException(kind.name());
        }
    }

    /** What a backer chooses with the promise: mostly nothing. */
    Fallback first(Fund fund, Random dice) {
        return switch (dice.nextInt(fund.unlucky ? 4 : 6)) {
            case 0 -> FUND;
            case 1, 2 -> other(fund);
            default -> Fallback.BACK;
        };
    }

    private Fallback other(Fund fund) {
        var others = model.funds.stream().filter(one -> one != fund).toList();
        return to(others.get(0));
    }

    private static Fallback to(Fund fund) {
        return new Fallback(Fallback.Choice.OTHER, fund.id);
    }

    /** Whoever gave says where the money goes; sometimes where it cannot. */
    private void choose(Random dice) {
        var some = model.withPromises(dice);
        if (some.isEmpty()) {
            driver.nothing();
            return;
        }
        var fund = some.get();
        var one = Model.promise(fund, dice);
        var wanted =
                switch (dice.nextInt(10)) {
                    case 0 -> to(fund);
                    case 1, 2, 3 -> FUND;
                    case 4, 5, 6 -> other(fund);
                    default -> Fallback.BACK;
                };
        if (driver.acts(
                fund.refusesChoice(model.now, one, wanted),
                () -> city.pledges.fallBack(one.id, wanted, driver.asking(one)))) {
            one.fallback = wanted;
        }
    }

    /** The hour of a campaign's close is over and nobody closed it yet: what wants to go on to it waits, and is not given back. */
    private void closeLate(Random dice) throws SQLException {
        var closing = model.funds.stream()
                .filter(fund -> fund.isLive(model.now))
                .map(fund -> fund.closesAt)
                .min(Instant::compareTo);
        if (closing.isEmpty()) {
            driver.nothing();
            return;
        }
        var waiting = model.promises()
                .filter(one -> one.arrival == null && !one.goingBack && one.fallback.other() != null)
                .filter(one -> {
                    var target = model.fund(one.fallback.other());
                    return target.isLive(model.now) && !target.closesAt.isAfter(closing.get());
                })
                .map(one -> one.id.toString())
                .toList();
        model.now = closing.get().plusMillis(dice.nextInt(3_000));
        city.process.work();
        var gone = driver.texts(
                "select cast(pledge_id as text) from pledge_state where cast(pledge_id as text) = any(?) and status in ('MOVED', 'REFUND_QUEUED', 'REFUNDING', 'REFUNDED', 'REFUND_ERROR')");
        gone.retainAll(waiting);
        assertEquals(List.of(), gone, "I6 what is to go on waits for the close");
        driver.closeDue();
    }
}
