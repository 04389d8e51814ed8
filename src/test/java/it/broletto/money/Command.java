package it.broletto.money;

/**
 * One step: what is done, and the dice that decide the rest of it. The same commands from the same beginning do the same,
 * so a sequence that failed can be shortened.
 */
record Command(Kind kind, int dice) {

    enum Kind {
        // Backers.
        PROMISE,
        AGAIN,
        WITHDRAW,
        SHOW,
        APPEAR,
        CHOOSE,
        LATE_CLOSE,
        WANT_RECEIPT,
        FORGET_RECEIPT,
        BE_FORGOTTEN,
        // The campaign and its call.
        ADMIT,
        CHANGE_RULE,
        EXTEND,
        SUSPEND,
        RESUME,
        CANCEL,
        CLOSE_CALL,
        ASK_CHANGE,
        DECIDE_CHANGE,
        // Time.
        LATER,
        MUCH_LATER,
        TO_CLOSE,
        // Jobs, processes that die, the provider.
        WORK,
        DIE,
        AGREE,
        MESSAGES,
        RESOLVE,
        LOOK_FOR_DISPUTE,
        ISSUE_RECEIPTS,
        REVOKE_RECEIPTS,
        SHARE_POOL,
        LET_RETURNS_GO,
        // The offices.
        RETRY_REFUND,
        GIVE_BACK,
        PLAN,
        ENTER_ACCOUNT,
        CONFIRM_ACCOUNT,
        REQUEST,
        APPROVE,
        REFUSE,
        EXECUTE,
        SETTLE_BANK,
        PUBLISH_GRANT,
        LIQUIDATE_GRANT,
        PAY_GRANT,
        // The bank.
        TRANSFER,
        ASSIGN,
        RETURN,
        RELEASE,
        PAY_BACK,
        BANK_FILE,
        // pagoPA.
        PAY_NOTICE,
        RECEIPT,
        TAKE_NOTICE_BACK,
        STATION
    }

    @Override
    public String toString() {
        return kind + "/" + dice;
    }
}
