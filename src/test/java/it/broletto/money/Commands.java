package it.broletto.money;

import static it.broletto.money.Command.Kind.*;

import it.broletto.money.Command.Kind;
import it.broletto.sandbox.Card;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** Chooses the next command by chance: what makes sense now comes often, what must be refused comes too. */
final class Commands {

    private final Random random;
    private Map<Kind, Integer> weights;
    private Model model;

    Commands(Random random) {
        this.random = random;
    }

    Command next(Model now) {
        model = now;
        weights = new EnumMap<>(Kind.class);
        for (var kind : Kind.values()) {
            weights.put(kind, 1);
        }
        // Only once in many towns, else few campaigns would come to their close.
        weights.put(CANCEL, any(fund -> fund.restsSince != null) || random.nextInt(8) == 0 ? 1 : 0);
        weights.put(CLOSE_CALL, random.nextInt(4) == 0 ? 1 : 0);
        weights.put(MUCH_LATER, 0);
        weights.put(TO_CLOSE, 0);
        weights.put(LATE_CLOSE, 0);
        promising();
        banking();
        collecting();
        payingOut();
        afterwards();
        var place = random.nextInt(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        for (var one : weights.entrySet()) {
            place -= one.getValue();
            if (place < 0) {
                return new Command(one.getKey(), random.nextInt());
            }
        }
        throw new IllegalStateException();
    }

    private void often(Kind kind, int weight, boolean when) {
        if (when) {
            weights.put(kind, weight);
        }
    }

    private boolean any(Predicate<Fund> which) {
        return model.funds.stream().anyMatch(which);
    }

    private boolean anyPromise(Predicate<Promise> which) {
        return model.promises().anyMatch(which);
    }

    private void promising() {
        var live = any(fund -> fund.isLive(model.now));
        often(PROMISE, 30, any(fund -> fund.isLive(model.now) && fund.promised() <= fund.wanted));
        often(SHOW, 32, live && anyPromise(one -> !one.isShown() && !one.withdrawn));
        often(ADMIT, 6, any(fund -> fund.isOpen(model.now) && fund.rule == null));
        often(RESUME, 10, any(fund -> fund.restsSince != null));
        often(WITHDRAW, 3, live);
        often(DECIDE_CHANGE, 8, any(fund -> fund.change != null && fund.isOpen(model.now)));
        often(AGAIN, 4, live);
        often(WANT_RECEIPT, 3, true);
        often(LATER, 6, true);
        often(
                TO_CLOSE,
                20,
                live
                        && model.funds.stream()
                                .filter(fund -> fund.isLive(model.now))
                                .allMatch(fund -> fund.promised() > fund.wanted));
    }

    private void collecting() {
        var collecting = any(fund -> fund.isCollecting(model.now));
        often(DIE, 34, collecting);
        often(DIE, 14, !collecting && anyPromise(Promise::isOwed));
        often(WORK, 3, collecting || anyPromise(Promise::isOwed));
        often(MESSAGES, 5, collecting);
        often(RESOLVE, 4, collecting);
        often(LATER, 10, collecting);
        often(AGREE, 12, anyPromise(one -> one.status.equals("ACTION_REQUIRED") && !one.noticed));
        often(PAY_NOTICE, 12, anyPromise(one -> one.status.equals("ACTION_REQUIRED") && one.noticed));
        often(RECEIPT, 4, model.notices.values().stream().anyMatch(one -> one.paid));
        often(SHOW, 8, anyPromise(one -> one.status.equals("DECLINED")));
        often(CHOOSE, 3, collecting);
        often(LATE_CLOSE, 3, collecting && any(fund -> fund.isLive(model.now)));
        often(RETRY_REFUND, 5, anyPromise(one -> one.status.equals("REFUND_ERROR")));
    }

    private void banking() {
        often(TRANSFER, 6, anyPromise(one -> model.isAwaited(one) && model.paying(one) == null));
        often(ASSIGN, 3, anyCredit("WAITING") || anyCredit("PROPOSED"));
        often(RETURN, 3, anyCredit("WAITING") || anyCredit("NO_IBAN") || anyCredit("IBAN_PROPOSED"));
        often(PAY_BACK, 4, anyCredit("BACK"));
        often(BANK_FILE, 4, any(fund -> has(fund, "APPROVED")));
    }

    private boolean anyCredit(String status) {
        return model.credits.values().stream().anyMatch(one -> one.status.equals(status));
    }

    private void payingOut() {
        often(PLAN, 8, any(fund -> fund.isFunded() && fund.tranches == 0));
        often(ENTER_ACCOUNT, 8, any(fund -> fund.isFunded() && fund.account == null));
        often(
                CONFIRM_ACCOUNT,
                24,
                any(fund -> fund.isFunded() && fund.account != null && fund.account.confirmedBy.size() < 2));
        often(REQUEST, 9, any(fund -> fund.isFunded() && fund.tranches > 0 && fund.free() > 0));
        often(APPROVE, 14, any(fund -> has(fund, "REQUESTED") && isReady(fund)));
        often(EXECUTE, 11, any(fund -> has(fund, "APPROVED") && isReady(fund)));
        often(SETTLE_BANK, 6, any(fund -> has(fund, "APPROVED")));
    }

    private boolean isReady(Fund fund) {
        return fund.account != null && fund.account.isReady(model.now);
    }

    private static boolean has(Fund fund, String status) {
        return fund.payouts.values().stream().anyMatch(payout -> payout.status.equals(status));
    }

    private void afterwards() {
        var decided = any(fund -> fund.decision != null);
        var added = any(fund -> fund.addition != null && fund.addition.cents() > 0);
        often(BE_FORGOTTEN, 4, decided);
        often(PUBLISH_GRANT, 5, added && any(fund -> fund.isFunded() && !fund.grant.published));
        often(LIQUIDATE_GRANT, 5, added);
        often(PAY_GRANT, 6, any(fund -> fund.grant.liquidated > 0 && !fund.grant.paid));
        often(GIVE_BACK, 4, decided);
        often(MUCH_LATER, 5, decided);
        often(ISSUE_RECEIPTS, 3, anyPromise(one -> one.wish && !one.receipt && one.stays()));
        often(REVOKE_RECEIPTS, 3, anyPromise(one -> one.receipt && one.isGone() && !one.revoked));
        often(SHARE_POOL, 3, decided && model.callClosed);
        often(CLOSE_CALL, 4, decided && model.rule.sharesPool() && !model.callClosed);
        often(
                LOOK_FOR_DISPUTE,
                9,
                anyPromise(one -> one.settledAs > 0
                        && !one.isGone()
                        && !one.status.equals("WON")
                        && (one.cards.contains(Card.DISPUTED) || one.cards.contains(Card.DISPUTED_IN_VAIN))));
    }
}
