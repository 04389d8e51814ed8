package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.broletto.money.Command.Kind;
import it.broletto.pagopa.Station;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

/** pagoPA: notices are paid or taken back, receipts come twice, late, for nothing and for something else. */
final class NoticeDriver {

    private static final String BODY = "01199250158";

    private final Driver driver;
    private final Services city;
    private final Model model;

    NoticeDriver(Driver driver) {
        this.driver = driver;
        this.city = driver.city;
        this.model = driver.model;
    }

    void run(Kind kind, Random dice) {
        switch (kind) {
            case PAY_NOTICE -> pay(dice);
            case RECEIPT -> receipt(dice);
            case TAKE_NOTICE_BACK -> takeBack(dice);
            // Mostly pagoPA is well.
            case STATION -> city.station.mood(Math.max(0, dice.nextInt(6) - 3));
            default -> throw new IllegalStateException(kind.name());
        }
    }

    private Notice notice(Random dice, Predicate<Notice> which) {
        var some = model.notices.values().stream()
                .filter(one -> dice.nextInt(8) == 0 || which.test(one))
                .toList();
        if (some.isEmpty()) {
            driver.nothing();
            return null;
        }
        return some.get(dice.nextInt(some.size()));
    }

    /** Somebody pays at a tobacconist's: as long as it is neither paid nor taken back; the city hears of it now or later. */
    private void pay(Random dice) {
        var notice = notice(dice, Notice::isPayable);
        if (notice != null) {
            var payable = notice.isPayable() && !model.isGivenUp(notice);
            assertEquals(payable, city.station.pay(notice.key, "paid-" + notice.key), () -> "I3 paid once: " + notice);
            notice.paid |= payable;
            if (payable && dice.nextBoolean()) {
                send(notice, "paid-" + notice.key);
            }
        }
    }

    /** The office of the body takes a position back by itself: the next one is another. */
    private void takeBack(Random dice) {
        var notice = notice(dice, Notice::isPayable);
        if (notice != null) {
            var open = notice.isPayable() && !model.isGivenUp(notice);
            assertEquals(open, city.station.takeBack(notice.key), notice::toString);
            notice.takenBack |= open;
        }
    }

    /** Receipts are hints: none of them moves money by itself, and of each notice one is taken. */
    private void receipt(Random dice) {
        var notice = notice(dice, one -> one.paid);
        if (notice == null) {
            return;
        }
        var cents = notice.promise.cents();
        var fresh = "r-" + UUID.randomUUID();
        switch (dice.nextInt(8)) {
            case 0 -> send(notice, fresh);
            case 1 ->
                expect("PAA_PAGAMENTO_SCONOSCIUTO", fresh, BODY, Station.unknown(dice.nextInt(90_000_000)), cents);
            case 2 -> expect("PAA_SEMANTICA", fresh, BODY, notice.number, cents + 1);
            case 3 -> expect("PAA_ID_DOMINIO_ERRATO", fresh, "00000000000", notice.number, cents);
            case 4 -> {
                var other = notice(dice, one -> one != notice && one.receipt != null);
                if (other != null && other != notice && other.receipt != null) {
                    expect("PAA_SEMANTICA", other.receipt, BODY, notice.number, cents);
                }
            }
            default -> send(notice, "paid-" + notice.key);
        }
    }

    /** Twice, and the city looks at it. */
    private void send(Notice notice, String name) {
        var cents = notice.promise.cents();
        var isFirst = notice.receipt == null || notice.receipt.equals(name);
        var known = model.receipts.contains(name);
        expect(isFirst || known ? "OK" : "PAA_RECEIPT_DUPLICATA", name, BODY, notice.number, cents);
        expect("OK", name, BODY, notice.number, cents);
        model.receipts.add(name);
        if (notice.receipt == null) {
            notice.receipt = name;
        }
        look();
    }

    private void expect(String answer, String name, String body, String number, long cents) {
        assertEquals(answer, city.station.send(name, body, number, cents), "the answer to a receipt");
    }

    private void look() {
        while (city.rails.lookAtMessages() > 0) {
            Thread.onSpinWait();
        }
    }

    /** All receipts that there are, once more. */
    void tellAll() {
        List.copyOf(model.notices.values()).stream()
                .filter(one -> one.receipt != null)
                .forEach(one -> expect("OK", one.receipt, BODY, one.number, one.promise.cents()));
        look();
    }
}
