package it.broletto.notice;

import it.broletto.campaign.BackerMails;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.Contact;
import it.broletto.campaign.NewPledge;
import it.broletto.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What campaigns ask of mails. */
@ApplicationScoped
class Correspondence implements BackerMails {

    private final MailService mails;
    private final RequestService requests;

    Correspondence(MailService mails, RequestService requests) {
        this.mails = mails;
        this.requests = requests;
    }

    @Override
    public boolean open() {
        return mails.open();
    }

    @Override
    public void made(UUID pledge, Contact contact) {
        mails.made(pledge, contact);
    }

    @Override
    public Money mostWithoutAccount() {
        return requests.most();
    }

    @Override
    public void ask(CampaignCard campaign, NewPledge wanted, Contact contact) {
        requests.ask(campaign, wanted, contact);
    }
}
