package it.broletto.transfer;

import it.broletto.campaign.PledgeView;
import it.broletto.transfer.PayerService.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** What a backer writes on a transfer. Whose pledge it is, is the caller's to check. */
@ApplicationScoped
@Transactional
public class InstructionService {

    /**
     * @param reference in groups of four
     * @param iban in groups of four
     * @param due when it must have arrived at the latest
     */
    public record Instructions(String reference, String iban, String holder, Instant due) {}

    private final PayerService payers;
    private final TransferSettings settings;

    InstructionService(PayerService payers, TransferSettings settings) {
        this.payers = payers;
        this.settings = settings;
    }

    /** Empty unless a transfer is waited for. Refuses with {@code NOT_FOUND} a pledge that nobody wanted to pay by one. */
    public Optional<Instructions> of(PledgeView pledge) {
        var standing = payers.of(pledge);
        return standing.stage() == Stage.TO_PAY
                ? settings.iban()
                        .map(iban -> new Instructions(
                                standing.reference().grouped(), grouped(iban), settings.holder(), standing.due()))
                : Optional.empty();
    }

    static String grouped(String iban) {
        return iban.replace(" ", "").replaceAll("(.{4})(?=.)", "$1 ");
    }
}
