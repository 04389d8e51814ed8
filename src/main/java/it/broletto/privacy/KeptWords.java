package it.broletto.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.application.ApplicationMessages;
import it.broletto.application.ApplicationStatus;
import it.broletto.audit.AuditWords;
import it.broletto.campaign.Fallback;
import it.broletto.campaign.ReturnMessages;
import it.broletto.collection.CollectionMessages;
import it.broletto.collection.Stage;
import it.broletto.proposal.ProposalMessages;
import it.broletto.proposal.Status;
import it.broletto.shared.Money;
import it.broletto.web.Layout;
import it.broletto.web.Texts;
import it.broletto.web.WebMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What is kept, in the words of the pages where it was made. */
@ApplicationScoped
class KeptWords {

    private static final ObjectMapper JSON = new ObjectMapper();

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
            case RAIL -> layout.words(WebMessages.class).rail(code);
            case WORDS -> section == Section.APPLICATIONS ? title(code) : code;
            case ACT -> AuditWords.act(code, layout.locale());
            default -> code;
        };
    }

    /** Of an application, which is shown whole on its own page. */
    private String title(String application) {
        try {
            var title = JSON.readTree(application).path("title").asText("");
            return title.isBlank() ? layout.words(ApplicationMessages.class).untitled() : title;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
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
            default -> layout.words(CollectionMessages.class).stage(Stage.valueOf(code));
        };
    }
}
