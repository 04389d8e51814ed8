package it.broletto.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Small files in UTF-8, with or without a byte order mark. */
final class TextFile {

    /** Twice what a lot order of 10,000 ids of 200 characters needs. */
    private static final int MOST_BYTES = 16 << 20;

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private TextFile() {}

    static String read(Path file) throws BadInput {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new BadInput(file, "the file is larger than " + MOST_BYTES + " bytes");
            }
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException wrong) {
            throw new BadInput(file, "this is not UTF-8 text");
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    static BadInput unreadable(Path file, IOException why) {
        if (why instanceof NoSuchFileException) {
            return new BadInput(file, "there is no such file");
        }
        if (why instanceof AccessDeniedException) {
            return new BadInput(file, "this file may not be read");
        }
        return new BadInput(
                file, Files.isDirectory(file) ? "this is a folder, not a file" : "this file cannot be read");
    }
}
