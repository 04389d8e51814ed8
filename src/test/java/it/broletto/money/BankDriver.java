package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.identity.Person;
import it.broletto.money.Command.Kind;
import it.broletto.shared.Refusal.Reason;
import it.broletto.transfer.Bank;
import it.broletto.transfer.Counter;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

/** What comes to the bank and goes from it: statements of every kind, what people decide about them, files for the bank. */
final class BankDriver {

    private final Driver driver;
    private final Services city;
    private final Model model;

    /** Reads the statements. */
    private final Person reader;

    BankDriver(Driver driver) {
        this.driver = driver;
        this.city = driver.city;
        this.model = driver.model;
        this.reader = driver.staff.get(0);
    }

    void run(Kind kind, Random dice) throws SQLException {
        var person = driver.staff.get(dice.nextInt(driver.staff.size()));
        switch (kind) {
            case TRANSFER -> transfer(dice);
            case ASSIGN -> assign(person, dice);
            case RETURN -> giveBack(person, dice);
            case RELEASE -> release();
            case PAY_BACK -> payBack(dice);
            case BANK_FILE -> file(person);
            default -> throw new IllegalStateException(kind.name());
        }
    }

    /** One that comes: mostly as it was asked for, or with whatever may be wrong with it; older ones may be told again. */
    private void transfer(Random dice) throws SQLException {
        var some = model.promises()
                .filter(one -> one.reference != null && (dice.nextInt(5) == 0 || model.paying(one) == null))
                .toList();
        if (some.isEmpty()) {
            driver.nothing();
            return;
        }
        var one = some.get(dice.nextInt(some.size()));
        var way = dice.nextInt(14);
        var cents = one.cents() + (way == 1 ? 1 : 0);
        var payer = way == 2 ? "BIANCHI GIULIA" : "ROSSI MARIO";
        var words =
                switch (way) {
                    case 3 -> "Donazione";
                    case 4 -> Counter.unknown(dice.nextInt(90_000_000));
                    case 5 -> one.reference + " " + Counter.unknown(dice.nextInt(90_000_000));
                    default -> "per " + one.reference.toLowerCase(java.util.Locale.ROOT);
                };
        var named = way < 3 || way > 5 ? one : null;
        var hasOrigin = dice.nextInt(6) > 0;
        var name = "CRO " + UUID.randomUUID();
        var bank = new Bank();
        model.credits.values().stream()
                .filter(before -> dice.nextInt(4) == 0)
                .limit(3)
                .forEach(before -> bank.credit(before.name, before.cents, "ROSSI MARIO", "", "di nuovo"));
        bank.credit(name, cents, payer, hasOrigin ? Bank.THEIRS : "", words);
        var right = named != null && way != 1 && way != 2 && model.isAwaited(one) && model.paying(one) == null;
        assertEquals(1, city.counter.read(bank, reader), "one is new");
        assertEquals(0, city.counter.read(bank, reader), "a statement is read once");
        var id = UUID.fromString(driver.text(
                "select cast(l.id as text) from transfer_line l join transfer_statement t on t.id = l.statement_id where t.imported_by = '"
                        + reader.id() + "' and l.credit order by cast(cast(l.xmin as text) as bigint) desc limit 1"));
        model.bank += cents;
        model.credits.put(id, new Credit(id, name, cents, named, hasOrigin, right ? one : null));
    }

    private Credit credit(Random dice, Predicate<Credit> which) {
        var some = model.credits.values().stream()
                .filter(one -> dice.nextInt(8) == 0 || which.test(one))
                .toList();
        if (some.isEmpty()) {
            driver.nothing();
            return null;
        }
        return some.get(dice.nextInt(some.size()));
    }

    /** A person says whose a credit is, or answers what another one said. */
    private void assign(Person person, Random dice) {
        var credit = credit(dice, one -> List.of("WAITING", "PROPOSED").contains(one.status));
        if (credit == null) {
            return;
        }
        if (credit.status.equals("PROPOSED") && dice.nextInt(3) == 0) {
            city.counter.reject(credit.id, person);
            credit.status = "WAITING";
        } else if (credit.status.equals("PROPOSED") || dice.nextInt(6) == 0) {
            confirm(credit, person);
        } else {
            var awaited = model.promises()
                    .filter(one -> one.reference != null
                            && (one == credit.named || one.cents() == credit.cents || dice.nextInt(8) == 0))
                    .toList();
            if (awaited.isEmpty()) {
                driver.nothing();
                return;
            }
            var one = awaited.get(dice.nextInt(awaited.size()));
            var refused = credit.status.equals("WAITING") ? null : Reason.ILLEGAL_TRANSITION;
            var said = driver.does(refused, () -> city.counter.assign(credit.id, one.reference, person));
            if (said != null) {
                var right = one == credit.named ? "MATCHED" : "PROPOSED";
                assertEquals(model.assignment(credit, one, right), said);
                if (said.equals(right)) {
                    credit.payee = one;
                    credit.by = person.id();
                    credit.status = right;
                }
            }
        }
    }

    private void confirm(Credit credit, Person person) {
        var refused = !credit.status.equals("PROPOSED")
                ? Reason.ILLEGAL_TRANSITION
                : person.id().equals(credit.by) ? Reason.SAME_PERSON : null;
        var said = driver.does(refused, () -> city.counter.confirm(credit.id, person));
        if (said != null) {
            assertEquals(model.assignment(credit, credit.payee, "MATCHED"), said);
            if (said.equals("MATCHED")) {
                credit.status = said;
            }
        }
    }

    /** A person sends a credit back; where the bank did not say where it came from, two say where to. */
    private void giveBack(Person person, Random dice) {
        var credit = credit(
                dice, one -> List.of("WAITING", "NO_IBAN", "IBAN_PROPOSED").contains(one.status));
        if (credit == null) {
            return;
        }
        switch (credit.status) {
            case "NO_IBAN" -> {
                city.counter.nameIban(credit.id, person);
                credit.status = "IBAN_PROPOSED";
                credit.by = person.id();
            }
            case "IBAN_PROPOSED" -> {
                var same = person.id().equals(credit.by) ? Reason.SAME_PERSON : null;
                if (driver.acts(same, () -> city.counter.confirmIban(credit.id, person))) {
                    credit.status = "BACK";
                }
            }
            default -> {
                var refused = credit.status.equals("WAITING") ? null : Reason.ILLEGAL_TRANSITION;
                if (driver.acts(refused, () -> city.counter.giveBack(credit.id, person))) {
                    credit.giveBack();
                }
            }
        }
    }

    private void release() throws SQLException {
        city.counter.release();
        for (var credit : model.credits.values()) {
            if (credit.status.equals("MATCHED") && (model.isInVain(credit.payee) || wasNeverAsked(credit.payee))) {
                credit.giveBack();
            }
        }
    }

    /** Dropped before anybody asked whether something came. */
    private boolean wasNeverAsked(Promise one) throws SQLException {
        return one.status.equals("DROPPED")
                && driver.text("select count(*) from transfer_call where act = 'COLLECT' and pledge_id = '" + one.id
                                + "'")
                        .equals("0");
    }

    /** The bank pays back what it was asked to, once; another amount pays nothing back. */
    private void payBack(Random dice) throws SQLException {
        var credit = credit(dice, one -> one.status.equals("BACK"));
        if (credit != null) {
            pay(credit, dice.nextInt(6) == 0 ? credit.cents - 1 : credit.cents);
        }
    }

    private void pay(Credit credit, long cents) throws SQLException {
        var reference = driver.text("select max(reference) from transfer_back where line_id = '" + credit.id + "'");
        var right = cents == credit.cents && credit.status.equals("BACK");
        var bank = new Bank().debit("CRO " + UUID.randomUUID(), cents, "restituzione " + reference);
        if (driver.acts(right && model.bank < cents ? Reason.NOT_COVERED : null, () -> city.counter.read(bank, reader))
                && right) {
            credit.status = "PAID";
            model.bank -= cents;
        }
    }

    /** Everything that is approved goes to the bank in one file, and never in two. */
    private void file(Person person) {
        var approved = model.funds.stream()
                .flatMap(fund -> fund.payouts.values().stream())
                .filter(payout -> payout.status.equals("APPROVED"))
                .toList();
        var fresh = approved.stream().filter(payout -> !payout.filed).toList();
        var file = driver.does(fresh.isEmpty() ? Reason.NOT_FOUND : null, () -> city.transfers.file(person));
        if (file != null) {
            approved.forEach(payout -> assertEquals(
                    !payout.filed, file.contains(payout.id.toString().replace("-", "")), "each in one file"));
            fresh.forEach(payout -> {
                payout.filed = true;
                payout.atBank = true;
            });
        }
    }

    /** At the end all that is nobody's goes back. */
    void end() throws SQLException {
        release();
        for (var credit : model.credits.values()) {
            var id = credit.id;
            if (credit.status.equals("PROPOSED")) {
                city.counter.reject(id, reader);
                credit.status = "WAITING";
            }
            if (credit.status.equals("WAITING")) {
                city.counter.giveBack(id, reader);
                credit.giveBack();
            }
            if (credit.status.equals("IBAN_PROPOSED")) {
                city.counter.reject(id, reader);
                credit.status = "NO_IBAN";
            }
            if (credit.status.equals("NO_IBAN")) {
                city.counter.nameIban(id, reader);
                city.counter.confirmIban(id, driver.staff.get(1));
                credit.status = "BACK";
            }
            if (credit.status.equals("BACK")) {
                driver.offices.bring();
                pay(credit, credit.cents);
            }
            assertTrue(
                    credit.collected
                            || credit.status.equals("PAID")
                            || credit.status.equals("MATCHED") && model.isAwaited(credit.payee),
                    () -> "what nobody wanted went back: " + credit);
        }
    }
}
