package it.broletto.ballot;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An uploaded election, known by its bytes; its content is kept here only until it is a round. */
@Entity
@Table(name = "imported_file")
class ImportedFile {

    @Id
    private String sha256;

    @Column(name = "uploaded_by")
    private UUID uploadedBy;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    private byte[] content;

    @Column(name = "round_id")
    private UUID roundId;

    protected ImportedFile() {
        // for Hibernate
    }

    ImportedFile(byte[] content, UUID uploadedBy, Instant uploadedAt) {
        this.sha256 = Sha256.hex(content);
        this.content = content;
        this.uploadedBy = uploadedBy;
        this.uploadedAt = uploadedAt;
    }

    void became(UUID round) {
        roundId = round;
        content = null;
    }

    byte[] content() {
        return content;
    }

    Optional<UUID> round() {
        return Optional.ofNullable(roundId);
    }
}
