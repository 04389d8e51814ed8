package it.broletto.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import it.broletto.campaign.CampaignStatus.Event;
import it.broletto.shared.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CampaignStatusTest {

    private static final Map<CampaignStatus, Map<Event, CampaignStatus>> LEGAL = Map.of(
            CampaignStatus.LIVE, Map.of(Event.CLOSE, CampaignStatus.CLOSED, Event.FALL_SHORT, CampaignStatus.FAILED));

    @Test
    void onlyWhatIsInTheTableHappens() {
        for (var from : CampaignStatus.values()) {
            for (var event : Event.values()) {
                var to = LEGAL.getOrDefault(from, Map.of()).get(event);
                if (to != null) {
                    assertEquals(to, from.after(event));
                } else {
                    var refusal = assertThrows(Refusal.class, () -> from.after(event), from + " " + event);
                    assertEquals(Refusal.Reason.ILLEGAL_TRANSITION, refusal.reason());
                }
            }
        }
    }
}
