#!/bin/sh
# Makes the packages for Linux in target/installer: a portable tar.gz and a deb.
# Needs a JDK 25 or newer in JAVA_HOME, and binutils, dpkg-dev and fakeroot (Debian's names).
# --again: takes the image that an earlier call left.
set -eu
cd "$(dirname "$0")/../.."
: "${JAVA_HOME:?must name the JDK that shall be inside}"

if [ "${1:-}" != --again ]; then
    mvn -B -q package -DskipTests -Dhandful.rehearsal.skip=true
    "$JAVA_HOME/bin/java" packaging/Image.java
fi
out=$PWD/target/installer
image=$out/image/handful
version=$("$image/bin/handful" --version | sed 's/Handful \([^ ]*\).*/\1/')
rm -f "$out"/*.tar.gz "$out"/*.deb

name=handful-$version-linux-$(uname -m)
tar -C "$out/image" --owner=0 --group=0 --sort=name --transform "s,^handful,handful-$version," \
    -cf - handful | gzip -9n > "$out/$name.tar.gz"

# jpackage knows which packages the libraries inside need. What it would do with scripts when the package is installed,
# Debian does by itself for files that lie in their usual places.
DPKG_DEB_COMPRESSOR_TYPE=none "$JAVA_HOME/bin/jpackage" --type deb --app-image "$image" --name handful \
    --app-version "$version" --dest "$out/plain" --install-dir /opt --vendor Handful \
    --description "Desktop workbench for few-shot image classification" \
    --linux-app-category science --linux-deb-maintainer "${DEB_MAINTAINER:-handful@localhost}" \
    --license-file LICENSE
tree=$out/deb
rm -rf "$tree"
dpkg-deb -R "$out"/plain/*.deb "$tree"
# jpackage copies without the times of the files, and the start cache is refused where those of the jars differ.
cp -a "$image/." "$tree/opt/handful/"
rm -rf "$out/plain" "$tree"/DEBIAN/postinst "$tree"/DEBIAN/prerm "$tree"/DEBIAN/preinst "$tree"/DEBIAN/postrm \
    "$tree"/opt/handful/lib/handful.png "$tree"/opt/handful/lib/*.desktop "$tree"/opt/handful/lib/app/.jpackage.xml
sed -i -e 's/, *xdg-utils//; s/xdg-utils, *//' "$tree/DEBIAN/control"
install -D -m 644 packaging/linux/handful.desktop "$tree/usr/share/applications/handful.desktop"
install -D -m 644 packaging/linux/handful.xml "$tree/usr/share/mime/packages/handful.xml"
for size in 16 24 32 48 64 128 256 512; do
    install -D -m 644 icons/handful-$size.png "$tree/usr/share/icons/hicolor/${size}x$size/apps/handful.png"
done
install -D -m 644 icons/handful.svg "$tree/usr/share/icons/hicolor/scalable/apps/handful.svg"
install -D -m 644 LICENSE "$tree/usr/share/doc/handful/copyright"
mkdir -p "$tree/usr/bin"
ln -s ../../opt/handful/bin/handful "$tree/usr/bin/handful"
size=$(du -sk --exclude=DEBIAN "$tree" | cut -f1)
sed -i "s/^Installed-Size:.*/Installed-Size: $size/" "$tree/DEBIAN/control"
fakeroot dpkg-deb -Zxz --root-owner-group -b "$tree" "$out" > /dev/null
rm -rf "$tree"
ls -l "$out"/*.tar.gz "$out"/*.deb
