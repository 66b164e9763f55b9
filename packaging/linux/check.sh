#!/bin/sh
# Checks the packages that build.sh left in target/installer, the way somebody has them who just got them: no JDK, an
# empty home, a display. Ends with 1 when something is wrong. Keeps what it saw in target/installer/seen.
# Needs (Debian's names): desktop-file-utils, imagemagick, libglib2.0-bin, shared-mime-info, x11-utils, xdg-utils,
# xdotool, xvfb.
set -u
cd "$(dirname "$0")/../.." || exit 1
for needed in desktop-file-validate dpkg-deb gio identify import update-mime-database xdg-mime xdotool xprop Xvfb; do
    command -v $needed > /dev/null || { echo "$needed is not installed" >&2; exit 1; }
done
packages=$PWD/target/installer
seen=$packages/seen
rm -rf "$seen" && mkdir -p "$seen"
temporary=$(mktemp -d)
chmod 755 "$temporary"
display=:$(( 100 + $$ % 400 ))
Xvfb $display -screen 0 1280x800x24 > /dev/null 2>&1 &
server=$!
trap 'kill $server 2> /dev/null; rm -rf "$temporary"' EXIT
failures=0

# check WHAT COMMAND...: says how it went
check() {
    what=$1; shift
    if "$@" > "$seen/last.log" 2>&1; then
        echo "ok    $what"
    else
        echo "WRONG $what"; sed 's/^/      /' "$seen/last.log"
        failures=$((failures + 1))
    fi
}

# The program as a person has it: nothing in the environment, and a path with what every system has and no Java.
mkdir "$temporary/path"
for each in sh readlink; do ln -s "$(command -v $each)" "$temporary/path/$each"; done
as_user() {
    env -i HOME="$home" XDG_DATA_HOME="$home/.local/share" PATH="$temporary/path" DISPLAY=$display LANG=C.UTF-8 "$@"
}
says() {
    text=$1; shift
    "$@" > "$temporary/said" 2>&1; code=$?
    cat "$temporary/said"
    grep -q -- "$text" "$temporary/said" && [ $code -eq 0 ]
}
refuses() {
    text=$1; shift
    if "$@" > "$temporary/said" 2>&1; then cat "$temporary/said"; return 1; fi
    cat "$temporary/said"
    grep -q -- "$text" "$temporary/said"
}
lacks() { ! grep "$1" "$2"; }
under() { [ "$(du -sm "$2" | cut -f1)" -lt "$1" ] || { du -a "$2" | sort -n | tail -5; return 1; }; }

window() {
    for _ in $(seq 120); do
        DISPLAY=$display xdotool search --onlyvisible --name "$1" 2> /dev/null && return 0
        sleep 0.5
    done
    return 1
}
picture() {
    sleep 4
    DISPLAY=$display import -window root "$seen/$1.png"
    colours=$(identify -format %k "$seen/$1.png")
    echo "$colours colours"
    [ "$colours" -gt "$2" ]
}

# program LABEL FOLDER START: everything that is to be true of an unpacked program
program() {
    label=$1 folder=$2 start=$3
    home=$temporary/home-$label
    mkdir "$home"
    echo "$label: $(du -sm "$folder" | cut -f1) MB in $folder"
    check "$label: says its version" says "^Handful [0-9]" as_user "$start" --version
    check "$label: the start cache is taken" says "^Handful [0-9]" as_user HANDFUL_OPTS=-XX:AOTMode=on "$start" --version
    check "$label: doctor finds its own Java" says "java .*in $folder/" as_user "$start" doctor
    cp "$seen/last.log" "$seen/$label-doctor.log"
    check "$label: doctor finds libtorch" grep "^sound *libtorch" "$seen/$label-doctor.log"
    check "$label: doctor has no complaint" lacks "^\(broken\|remark\)" "$seen/$label-doctor.log"
    check "$label: the sample runs" says "MacroStd" as_user "$start" run "$folder/lib/app/sample-projects/birds" \
        --labels "$folder/lib/app/sample-projects/birds/labels.csv" \
        --attributes "$folder/lib/app/sample-projects/birds/attributes.csv" --shots 5 --save "$home/Birds.handful"
    check "$label: nothing large is unpacked into the home" under 20 "$home"
    if [ "$(id -u)" = 0 ]; then
        mkdir "$home-other" && chown 65534:65534 "$home-other"
        check "$label: another user can use it" says "Handful works here" setpriv --reuid=65534 --regid=65534 \
            --clear-groups env -i HOME="$home-other" HANDFUL_HOME="$home-other" PATH="$temporary/path" \
            DISPLAY=$display "$start" doctor
    fi

    as_user "$start" "$home/Birds.handful" > "$seen/$label-window.log" 2>&1 &
    process=$!
    check "$label: a project as argument opens in the window" window "Birds"
    id=$(DISPLAY=$display xdotool search --onlyvisible --name Birds | head -1)
    check "$label: the window is drawn" picture "$label-project" 1000
    wanted=$(sed -n 's/^StartupWMClass=//p' packaging/linux/handful.desktop)
    check "$label: the window belongs to the desktop entry" says "$wanted" env DISPLAY=$display \
        xprop -id "${id:-0}" WM_CLASS
    check "$label: a second process says that the project is open" refuses "open" as_user "$start" project import \
        "$home/Birds.handful" "$folder/lib/app/sample-projects/birds/landbird"
    kill $process; wait $process 2> /dev/null
    times=
    for _ in 1 2 3 4 5; do
        times="$times $(as_user HANDFUL_OPTS=-Dhandful.startup=exit "$start" 2>&1 |
            sed -n 's/usable \([0-9.]*\) s.*/\1/p')"
    done
    echo "$label: usable after (s)$times"
    check "$label: it starts and ends five times" [ "$(echo "$times" | wc -w)" = 5 ]
}

archive=$(ls "$packages"/*.tar.gz) deb=$(ls "$packages"/*.deb)
echo "$(du -m "$archive" | cut -f1) MB $archive"
echo "$(du -m "$deb" | cut -f1) MB $deb"
tar -C "$temporary" -xzf "$archive"
portable=$(echo "$temporary"/handful-*)
program portable "$portable" "$portable/bin/handful"
rm -rf "$portable"

root=$temporary/root
mkdir "$root"
dpkg-deb -x "$deb" "$root"
program deb "$root/opt/handful" "$root/usr/bin/handful"

share=$root/usr/share
check "desktop entry is right" desktop-file-validate "$share/applications/handful.desktop"
check "desktop entry starts what is there" test -x "$root$(sed -n 's/^TryExec=//p' "$share/applications/handful.desktop")"
check "there is an icon for it" test -s "$share/icons/hicolor/48x48/apps/handful.png"
check "the file type is right" update-mime-database "$share/mime"
update-desktop-database "$share/applications"
export XDG_DATA_DIRS="$share:/usr/share" XDG_DATA_HOME="$temporary/data" XDG_CURRENT_DESKTOP=GNOME
check "a project is known by its name" says "application/x-handful" \
    xdg-mime query filetype "$temporary/home-deb/Birds.handful"
cp "$temporary/home-deb/Birds.handful" "$temporary/nameless"
check "a project is known by its content" says "application/x-handful" xdg-mime query filetype "$temporary/nameless"
check "a double click opens Handful" says "handful.desktop" xdg-mime query default application/x-handful
check "the package names what it needs" says "libgtk-3" dpkg-deb -f "$deb" Depends
if command -v apt-get > /dev/null; then
    check "what it needs can be had" apt-get install --simulate "$deb"
fi

[ $failures -eq 0 ] || { echo "$failures checks failed"; exit 1; }
echo "Everything is as it should be."
