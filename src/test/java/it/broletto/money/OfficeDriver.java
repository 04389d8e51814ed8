package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.TestPerson;
import it.broletto.identity.Person;
import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.money.Command.Kind;
import it.broletto.payout.GrantSheet;
import it.broletto.payout.NewPayout;
import it.broletto.payout.SettlementService.NewSettlement;
import it.broletto.payout.SettlementService.Source;
import it.broletto.payout.Tranche;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Time;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What the offices do: calls, receipts, payouts, grants. */
final class OfficeDriver {

    /** After an account is changed: broletto.payout.cooling of the tests. */
    private static final Duration COOLING = Duration.ofMinutes(2);

    private static final GrantSheet SHEET = new GrantSheet(
            "Associazione Il Forno",
            "01199250158",
            "Delibera 12/2026",
            "Ufficio Partecipazione",
            "Ada Rossi",
            "Bando pubblico",
            "B12C34567890123");

    private final Driver driver;
    private final Services city;
    private final Model model;

    OfficeDriver(Driver driver) {
        this.driver = driver;
        this.city = driver.city;
        this.model = driver.model;
    }

    void run(Kind kind, Random dice) {
        var fund = model.mostly(dice, kind == Kind.ADMIT ? one -> one.rule == null : Fund::isFunded);
        var person = driver.staff.get(dice.nextInt(driver.staff.size()));
        switch (kind) {
            case ADMIT -> admit(fund, person, dice);
            case CHANGE_RULE -> changeRule(person, dice);
            case CLOSE_CALL -> closeCall(person);
            case SHARE_POOL -> city.testCalls.shareDue();
            case WANT_RECEIPT -> wantReceipt(dice);
            case FORGET_RECEIPT -> forgetReceipt(dice);
            case ISSUE_RECEIPTS -> issueReceipts();
            case REVOKE_RECEIPTS -> revokeReceipts();
            case PLAN -> plan(fund, person, dice);
            case ENTER_ACCOUNT -> enterAccount(fund, person, dice);
            case CONFIRM_ACCOUNT -> confirmAccount(fund, person);
            case REQUEST -> request(fund, person, dice);
            case APPROVE -> approve(fund, person, dice);
            case REFUSE -> refuse(fund, person, dice);
            case EXECUTE -> execute(fund, person, dice);
            case SETTLE_BANK -> settleBank(person, dice);
            case PUBLISH_GRANT -> {
                city.grants.publish(fund.id, SHEET, UUID.randomUUID(), person);
                fund.grant.published = true;
            }
            case LIQUIDATE_GRANT -> liquidate(fund, person);
            case PAY_GRANT -> pay(fund, person);
            default -> throw new IllegalStateException(kind.name());
        }
    }

    private void admit(Fund fund, Person person, Random dice) {
        if (!fund.isOpen(model.now)) {
            driver.nothing();
            return;
        }
        var budget = fund.budget + (fund.rule != null && dice.nextInt(3) == 0 ? 1 : 0);
        var first = fund.rule == null;
        if (driver.acts(
                        model.refusesAdmission(fund, budget),
                        () -> city.calls.admit(model.call, fund.id, budget, person))
                && first) {
            fund.reserved = Model.reserve(model.rule, fund.budget);
            fund.rule = model.rule;
        }
    }

    private void changeRule(Person person, Random dice) {
        var wanted = Rules.any(dice);
        var waits = model.funds.stream().anyMatch(fund -> fund.rule != null && fund.addition == null);
        var same = wanted.sha256().equals(model.rule.sha256());
        var refused = model.callClosed
                ? Reason.CALL_NOT_OPEN
                : !same && waits && (wanted.sharesPool() || model.rule.sharesPool()) ? Reason.MATCH_UNDER_WAY : null;
        if (driver.acts(
                        refused,
                        () -> city.testCalls.changeRule(
                                model.call, model.ruleNumber, wanted, "Nuova delibera della Giunta", person))
                && !same) {
            model.rule = wanted;
            model.ruleNumber++;
        }
    }

    private void closeCall(Person person) {
        city.desk.close(model.call, person);
        model.callClosed = true;
    }

    private void wantReceipt(Random dice) {
        model.withPromises(dice)
                .ifPresentOrElse(
                        fund -> {
                            var one = Model.promise(fund, dice);
                            if (driver.acts(
                                    refusesWish(one),
                                    () -> city.receipts.want(
                                            one.id,
                                            "Zaccaria Segreto",
                                            TestPerson.codiceFiscale(dice.nextInt(17_000)),
                                            UUID.randomUUID(),
                                            driver.asking(one).id()))) {
                                one.wish = true;
                                one.receipt = fund.hasForGood(one);
                            }
                        },
                        driver::nothing);
    }

    private static Reason refusesWish(Promise one) {
        return one.forgotten ? Reason.NOT_FOUND : one.receipt ? Reason.ALREADY_DONE : null;
    }

    private void forgetReceipt(Random dice) {
        model.withPromises(dice)
                .ifPresentOrElse(
                        fund -> {
                            var one = Model.promise(fund, dice);
                            if (driver.acts(
                                    refusesWish(one),
                                    () -> city.receipts.forget(
                                            one.id, driver.asking(one).id()))) {
                                one.wish = false;
                            }
                        },
                        driver::nothing);
    }

    private void issueReceipts() {
        while (city.receipts.issueDue() > 0) {
            Thread.onSpinWait();
        }
        model.funds.forEach(fund -> fund.promises.values().stream()
                .filter(one -> one.wish && fund.hasForGood(one))
                .forEach(one -> one.receipt = true));
    }

    private void revokeReceipts() {
        city.receipts.revokeDue();
        model.promises().filter(one -> one.receipt && one.isGone()).forEach(one -> one.revoked = true);
    }

    private void plan(Fund fund, Person person, Random dice) {
        var parts = 1 + dice.nextInt(3);
        var tranches = new ArrayList<Tranche>();
        var left = 10_000;
        for (var position = 1; position <= parts; position++) {
            var share = position == parts ? left : 1 + dice.nextInt(left - (parts - position));
            left -= share;
            tranches.add(new Tranche(position, "Parte " + position, share, "Le fatture"));
        }
        var intent = UUID.randomUUID();
        var alive = fund.payouts.values().stream().anyMatch(payout -> !payout.status.equals("REFUSED"));
        if (driver.acts(
                alive ? Reason.ALREADY_DONE : null, () -> city.payouts.plan(fund.id, tranches, intent, person))) {
            city.payouts.plan(fund.id, tranches, intent, person);
            fund.tranches = parts;
        }
    }

    private void enterAccount(Fund fund, Person person, Random dice) {
        var intent = UUID.randomUUID();
        var iban = dice.nextBoolean() ? "IT60X0542811101000000123456" : "DE89370400440532013000";
        // Without a call that says otherwise the city receives what may be paid to it by pagoPA, on its own account.
        var refused = fund.rule == null && !iban.startsWith("IT60") ? Reason.NOT_THE_CITYS : null;
        if (!driver.acts(refused, () -> city.accounts.enter(fund.id, "Associazione Il Forno", iban, intent, person))) {
            return;
        }
        city.accounts.enter(fund.id, "Associazione Il Forno", iban, intent, person);
        var version = fund.account == null ? 1 : fund.account.version + 1;
        fund.account = new Fund.Account(version, person.id(), version == 1 ? model.now : model.now.plus(COOLING));
        fund.payouts.values().stream()
                .filter(payout -> payout.status.equals("APPROVED"))
                .forEach(payout -> payout.status = "REQUESTED");
    }

    private void confirmAccount(Fund fund, Person person) {
        var version = fund.account == null ? 1 : fund.account.version;
        if (driver.acts(fund.refusesConfirmation(person.id()), () -> city.accounts.confirm(fund.id, version, person))
                && !fund.account.confirmedBy.contains(person.id())) {
            fund.account.confirmedBy.add(person.id());
        }
    }

    private void request(Fund fund, Person person, Random dice) {
        var position = 1 + dice.nextInt(Math.max(1, fund.tranches));
        var taken = fund.payouts.values().stream()
                .anyMatch(payout -> payout.position == position && !payout.status.equals("REFUSED"));
        var most = fund.tranches == 0 ? 0 : city.payouts.most(fund.id, position).cents();
        var asked = fund.payouts.values().stream()
                .filter(payout -> payout.status.equals("REQUESTED"))
                .mapToLong(payout -> payout.cents)
                .sum();
        assertTrue(most == 0 || most <= fund.free() - asked, "no part is more than there is");
        var cents =
                switch (dice.nextInt(10)) {
                    case 0 -> most + 1;
                    case 1, 2, 3 -> most / 2;
                    default -> most;
                };
        var refused = !fund.isFunded()
                ? Reason.WRONG_PHASE
                : fund.tranches == 0
                        ? Reason.NOT_FOUND
                        : taken ? Reason.ALREADY_DONE : cents < 1 || cents > most ? Reason.AMOUNT_OUT_OF_RANGE : null;
        var intent = UUID.randomUUID();
        var id = driver.does(refused, () -> city.payouts.request(fund.id, wanted(position, cents, intent), person));
        if (id != null) {
            assertEquals(id, city.payouts.request(fund.id, wanted(position, cents, intent), person));
            driver.refuses(
                    Reason.INTENT_REUSED,
                    () -> city.payouts.request(fund.id, wanted(position, cents + 1, intent), person));
            fund.payouts.put(id, new Fund.Payout(id, position, cents, person.id()));
        }
    }

    private static NewPayout wanted(int position, long cents, UUID intent) {
        return new NewPayout(position, Money.ofCents(cents), "Abbiamo firmato il contratto.", null, intent);
    }

    private Fund.Payout payout(Fund fund, Random dice) {
        if (fund.payouts.isEmpty()) {
            driver.nothing();
            return null;
        }
        var alive = fund.payouts.values().stream()
                .filter(payout -> dice.nextInt(5) == 0 || !payout.status.equals("REFUSED"))
                .toList();
        var some = alive.isEmpty() ? List.copyOf(fund.payouts.values()) : alive;
        return some.get(dice.nextInt(some.size()));
    }

    private void approve(Fund fund, Person person, Random dice) {
        var payout = payout(fund, dice);
        var recalled = dice.nextInt(3) > 0;
        if (payout != null
                && driver.acts(
                        fund.refusesApproval(payout, recalled, person.id(), model.now),
                        () -> city.payouts.approve(payout.id, recalled, person))) {
            payout.status = "APPROVED";
            payout.filed = false;
        }
    }

    private void refuse(Fund fund, Person person, Random dice) {
        var payout = payout(fund, dice);
        if (payout != null
                && driver.acts(
                        fund.refusesRefusal(payout, person.id()),
                        () -> city.payouts.refuse(payout.id, "Manca una fattura.", person))) {
            payout.status = "REFUSED";
        }
    }

    private void execute(Fund fund, Person person, Random dice) {
        var payout = payout(fund, dice);
        if (payout != null
                && driver.acts(
                        fund.refusesExecution(payout, model.now, model.bank),
                        () -> city.payouts.execute(payout.id, "CRO 1234", day(), person))) {
            payout.status = "PAID";
            model.bank -= payout.cents;
        }
    }

    private LocalDate day() {
        return LocalDate.ofInstant(model.now, Time.ROME);
    }

    /** What the provider has of the city comes to the bank, and the city covers what it kept. */
    private void settleBank(Person person, Random dice) {
        var source = dice.nextInt(3) > 0 ? Source.BROUGHT : Source.FEES_COVERED;
        var noticed = source == Source.BROUGHT && dice.nextInt(3) == 0;
        var there = noticed ? model.noticing : source == Source.BROUGHT ? model.clearing : model.fees;
        var cents = dice.nextInt(8) == 0 ? Math.max(1, there + 1) : there;
        if (cents <= 0) {
            driver.nothing();
            return;
        }
        var wanted = new NewSettlement(
                source,
                noticed ? "pagopa" : "sandbox",
                Money.ofCents(cents),
                "CRO " + UUID.randomUUID(),
                day(),
                UUID.randomUUID());
        if (driver.acts(cents > there ? Reason.NOT_COVERED : null, () -> city.settlements.record(wanted, person))) {
            city.settlements.record(wanted, person);
            model.bank += cents;
            model.brought += noticed ? cents : 0;
        }
    }

    /** All that the provider has comes to the bank. */
    void bring() {
        if (model.clearing > 0) {
            city.settlements.record(
                    new NewSettlement(
                            Source.BROUGHT,
                            "sandbox",
                            Money.ofCents(model.clearing),
                            "CRO " + UUID.randomUUID(),
                            day(),
                            UUID.randomUUID()),
                    driver.staff.get(0));
            model.bank += model.clearing;
            model.clearing = 0;
        }
    }

    /** What is still due of a grant: what its rule gives for what is left of the gifts, never more than was decided. */
    private long due(Fund fund) {
        if (fund.addition == null || !fund.isFunded()) {
            return 0;
        }
        var left = fund.promises.values().stream()
                .filter(Promise::stays)
                .sorted(Comparator.comparingLong(one -> one.settledAs))
                .map(one -> new Gift(one.backer.id().toString(), one.cents()))
                .toList();
        var own = new Claim(fund.id.toString(), fund.budget, left);
        if (!fund.rule.sharesPool()) {
            return Math.min(
                    fund.addition.cents(), fund.rule.match(own, fund.reserved).cents());
        }
        var claims = new ArrayList<Claim>(List.of(own));
        model.funds.stream()
                .filter(other -> other != fund && other.isFunded() && other.addition != null && other.rule.sharesPool())
                .forEach(other -> claims.add(new Claim(other.id.toString(), other.budget, other.addition.gifts())));
        return Math.min(
                fund.addition.cents(),
                fund.rule.match(claims, fund.addition.pool()).get(0).cents());
    }

    private void liquidate(Fund fund, Person person) {
        var due = due(fund);
        if (driver.acts(fund.refusesLiquidation(due), () -> city.grants.liquidate(fund.id, "det. 1/2026", person))) {
            fund.grant.liquidated = due;
            fund.grant.liquidatedBy = person.id();
        }
    }

    private void pay(Fund fund, Person person) {
        if (driver.acts(
                fund.refusesPayment(person.id(), due(fund)),
                () -> city.grants.pay(fund.id, "mandato 1/2026", person))) {
            fund.grant.paid = true;
        }
    }
}
