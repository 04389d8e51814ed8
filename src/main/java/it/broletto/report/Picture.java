package it.broletto.report;

import java.awt.Color;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;

/**
 * A photograph made fit for keeping: drawn anew as a JPEG of at most {@value #LONGEST} pixels, so that nothing of the
 * file that was sent is kept: no place, no camera, no code.
 */
record Picture(byte[] jpeg, int width, int height) {

    static final int LONGEST = 1_600;

    /** What a file may weigh. */
    static final long MOST_BYTES = 8_000_000;

    /** A larger picture would take too much memory to open. */
    private static final long MOST_PIXELS = 40_000_000;

    /** Empty for anything but a JPEG or PNG of a size that can be opened. */
    static Optional<Picture> of(byte[] file) {
        try {
            return read(file).map(Picture::drawn);
        } catch (IOException | RuntimeException notAPicture) {
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> read(byte[] file) throws IOException {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(input);
            while (readers.hasNext()) {
                var reader = readers.next();
                try {
                    var format = reader.getFormatName().toLowerCase(java.util.Locale.ROOT);
                    if (format.equals("jpeg") || format.equals("png")) {
                        reader.setInput(input, true, true);
                        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                        return pixels > MOST_PIXELS ? Optional.empty() : Optional.of(coarse(reader));
                    }
                } finally {
                    reader.dispose();
                }
            }
        }
        return Optional.empty();
    }

    /** With at least twice the pixels that are kept each way, and no more than are needed for it. */
    private static BufferedImage coarse(ImageReader reader) throws IOException {
        var each = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * LONGEST));
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(each, each, 0, 0);
        return reader.read(0, how);
    }

    private static Picture drawn(BufferedImage image) {
        var scale = Math.min(1.0, LONGEST / (double) Math.max(image.getWidth(), image.getHeight()));
        var width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = plain.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.drawImage(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        pen.dispose();
        return new Picture(written(plain), width, height);
    }

    private static byte[] written(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(0.82f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
