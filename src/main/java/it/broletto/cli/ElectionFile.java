package it.broletto.cli;

import it.broletto.tally.Election;
import it.broletto.tally.Limits;
import it.broletto.tally.Pabulib;
import it.broletto.tally.PabulibException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An election as a file said it, read once.
 *
 * @param election with identical ballots merged
 * @param sha256 of the bytes that were read, in lower-case hex
 */
record ElectionFile(Election election, String sha256) {

    static ElectionFile read(Path path) throws BadInput {
        try (var in = new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
            var election = Pabulib.readGrouped(in, Limits.LOCAL);
            in.transferTo(OutputStream.nullOutputStream());
            return new ElectionFile(
                    election, HexFormat.of().formatHex(in.getMessageDigest().digest()));
        } catch (PabulibException flaw) {
            throw new BadInput(path, flaw.getMessage());
        } catch (IOException unreadable) {
            throw TextFile.unreadable(path, unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
