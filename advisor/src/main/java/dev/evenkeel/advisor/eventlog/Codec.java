package dev.evenkeel.advisor.eventlog;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.ning.compress.lzf.LZFInputStream;
import dev.evenkeel.advisor.AdvisorErrors;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4BlockInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.xerial.snappy.SnappyInputStream;

/**
 * How a file is packed, told by its first bytes and never by its name.
 *
 * <p>All but gzip come from the class path, where Spark brings them.
 */
enum Codec {
    PLAIN("", "") {
        @Override
        InputStream unpack(InputStream packed) {
            return packed;
        }
    },
    ZIP("PK\3\4", "") {
        @Override
        InputStream unpack(InputStream packed) {
            throw new IllegalStateException("a zip file holds files");
        }
    },
    GZIP("\u001f\u008b", "") {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new GZIPInputStream(packed, BUFFER);
        }
    },
    ZSTD("(\u00b5/\u00fd", "com.github.luben:zstd-jni") {
        /** What a running application has written does not end; that is no error. */
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new ZstdInputStreamNoFinalizer(packed).setContinuous(true);
        }
    },
    LZ4_BLOCKS("LZ4Block", "org.lz4:lz4-java") {
        @Override
        InputStream unpack(InputStream packed) {
            boolean stopAtEmptyBlock = false;
            return new LZ4BlockInputStream(packed, stopAtEmptyBlock);
        }
    },
    LZ4_FRAMES("\u0004\"M\u0018", "org.lz4:lz4-java") {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new LZ4FrameInputStream(packed);
        }
    },
    SNAPPY("\u0082SNAPPY", "org.xerial.snappy:snappy-java") {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new SnappyInputStream(packed);
        }
    },
    LZF("ZV", "com.ning:compress-lzf") {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return new LZFInputStream(packed);
        }
    };

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 8;

    private final String magic;
    private final String jar;

    Codec(String magic, String jar) {
        this.magic = magic;
        this.jar = jar;
    }

    abstract InputStream unpack(InputStream packed) throws IOException;

    /** {@return the codec of a stream that can go back to its first byte, as that of {@link #buffered} can} */
    static Codec of(InputStream packed) throws IOException {
        packed.mark(LONGEST);
        byte[] first = packed.readNBytes(LONGEST);
        packed.reset();
        for (Codec codec : values()) if (codec != PLAIN && codec.begins(first)) return codec;
        return PLAIN;
    }

    private boolean begins(byte[] first) {
        if (first.length < magic.length()) return false;
        for (int at = 0; at < magic.length(); at++) if (magic.charAt(at) != (first[at] & 0xff)) return false;
        return true;
    }

    static InputStream buffered(InputStream stream) {
        return new BufferedInputStream(stream, BUFFER);
    }

    /** {@return the bytes as they were before packing} */
    static InputStream unpacked(String name, InputStream packed) throws IOException {
        Codec codec = of(packed);
        try {
            return codec.unpack(packed);
        } catch (LinkageError e) {
            throw AdvisorErrors.missingCodec(name, codec.name(), codec.jar, e);
        }
    }
}
