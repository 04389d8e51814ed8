package it.broletto.campaign;

import it.broletto.shared.Money;
import java.util.UUID;

/** Writes to backers; implemented where mails are. */
public interface BackerMails {

    /** Whether this city sends mails. */
    boolean open();

    /** Keeps where the backer of a pledge wants to be written to, and says that it was made. Again is the same. */
    void made(UUID pledge, Contact contact);

    /** The most that somebody without an account may promise to one campaign; zero: nobody may. */
    Money mostWithoutAccount();

    /**
     * Sends a link that makes the pledge once it is followed; the same intent again is the same. Whether the address is
     * known, or gets no more mails today, is not told. Refuses with {@code CAMPAIGN_NOT_LIVE} and {@code INTENT_REUSED}.
     */
    void ask(CampaignCard campaign, NewPledge wanted, Contact contact);
}
