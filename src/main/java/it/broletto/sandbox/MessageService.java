package it.broletto.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** The courier's bag. Each method is one transaction. */
@ApplicationScoped
@Transactional
class MessageService {

    private static final int BATCH = 50;

    private final Messages messages;
    private final Clock clock;

    MessageService(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    List<Messages.Due> claim() {
        return messages.claim(clock.instant(), BATCH);
    }

    void delivered(Messages.Due message) {
        messages.delivered(message, clock.instant());
    }
}
