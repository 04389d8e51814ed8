package it.broletto.pagopa;

import it.broletto.rail.Call;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Notices and receipts, each act a transaction of its own: pagoPA is asked after it. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class NoticeService {

    /** What is answered to a receipt, in pagoPA's words. */
    enum Answer {
        OK,
        PAA_PAGAMENTO_SCONOSCIUTO,
        PAA_RECEIPT_DUPLICATA,
        PAA_SEMANTICA
    }

    private final Notices notices;
    private final PagopaSettings settings;
    private final Clock clock;

    NoticeService(Notices notices, PagopaSettings settings, Clock clock) {
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    /** The notice of a call; made at the first time, the same ever after. */
    Notice of(Call call) {
        return notices.byKey(call.key()).orElseGet(() -> {
            notices.add(call, NoticeNumber.of(settings.segregation(), notices.nextBase()), clock.instant());
            return notices.byKey(call.key()).orElseThrow();
        });
    }

    /** The latest one of a pledge. */
    Optional<Notice> latestOf(UUID pledge) {
        return notices.latestOf(pledge);
    }

    Optional<Notice> byNumber(String number) {
        return notices.byNumber(number);
    }

    /** Keeps a receipt. The same again is the same; another one for a notice that has one is kept, and refused. */
    Answer take(PaymentReceipt receipt) {
        var notice = notices.byNumber(receipt.number());
        if (notice.isEmpty()) {
            return Answer.PAA_PAGAMENTO_SCONOSCIUTO;
        }
        notices.lock(notice.get());
        var before = notices.receipt(receipt.id());
        if (before.isPresent()) {
            return before.get().equals(receipt.number()) ? Answer.OK : Answer.PAA_SEMANTICA;
        }
        if (receipt.cents() != notice.get().cents()) {
            return Answer.PAA_SEMANTICA;
        }
        var extra = notices.hasReceipt(notice.get());
        notices.addReceipt(receipt, extra, clock.instant());
        return extra ? Answer.PAA_RECEIPT_DUPLICATA : Answer.OK;
    }
}
