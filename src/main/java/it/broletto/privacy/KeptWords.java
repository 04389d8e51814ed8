package it.broletto.privacy;

import it.broletto.application.ApplicationMessages;
import it.broletto.application.ApplicationStatus;
import it.broletto.audit.AuditWords;
import it.broletto.campaign.CampaignMessages;
import it.broletto.campaign.CampaignStatus;
import it.broletto.campaign.Fallback;
import it.broletto.campaign.ReturnMessages;
import it.broletto.collection.CollectionMessages;
import it.broletto.collection.Stage;
import it.broletto.proposal.ProposalMessages;
import it.broletto.proposal.Status;
import it.broletto.shared.Money;
import it.broletto.web.Layout;
import it.broletto.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;

/** What is kept, in the words of the pages where it was made. */
@ApplicationScoped
class KeptWords {

    private final Layout layout;

    KeptWords(Layout layout) {
        this.layout = layout;
    }

    String value(Section section, Column column, Object value) {
        if (value instanceof Money money) {
            return money.format(layout.locale());
        }
        if (value instanceof Instant at) {
            return Texts.dateTime(at, layout.locale());
        }
        var code = value.toString();
        return switch (column) {
            case STATE -> state(section, code);
            case CHOICE -> layout.words(ReturnMessages.class).fallback_choice(Fallback.Choice.valueOf(code));
            case DOCUMENT -> document(code);
            case ACT -> AuditWords.act(code, layout.locale());
            default -> code;
        };
    }

    private String document(String kind) {
        var words = layout.words(ReturnMessages.class);
        return switch (kind) {
            case "IDENTITY_CARD" -> words.desk_document_card();
            case "PASSPORT" -> words.desk_document_passport();
            case "LICENCE" -> words.desk_document_licence();
            default -> words.desk_document_permit();
        };
    }

    private String state(Section section, String code) {
        return switch (section) {
            case PROPOSALS -> layout.words(ProposalMessages.class).status(Status.valueOf(code));
            case APPLICATIONS -> layout.words(ApplicationMessages.class).status(ApplicationStatus.valueOf(code));
            default ->
                Arrays.stream(Stage.values())
                        .filter(stage -> stage.name().equals(code))
                        .findFirst()
                        .map(layout.words(CollectionMessages.class)::stage)
                        .orElseGet(() -> layout.words(CampaignMessages.class).status(CampaignStatus.valueOf(code)));
        };
    }
}
